/** What happened: the only truth. State is what folding these gives. */
@NullMarked
package org.noriai.dispatch.event;

import org.jspecify.annotations.NullMarked;
