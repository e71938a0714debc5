/** Tests. */
@NullMarked
package org.noriai.routing.place;

import org.jspecify.annotations.NullMarked;
