/** What the steps of an import share: how far they are, what they found, why they can't go on. */
@NullMarked
package org.noriai.routing.intake;

import org.jspecify.annotations.NullMarked;
