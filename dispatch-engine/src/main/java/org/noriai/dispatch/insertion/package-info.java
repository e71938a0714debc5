/** Where a request fits best: exact best insertion over all shifts, positions and stop pairs. */
@NullMarked
package org.noriai.dispatch.insertion;

import org.jspecify.annotations.NullMarked;
