/** The fleet at one moment, folded from events, and its invariants. */
@NullMarked
package org.noriai.dispatch.state;

import org.jspecify.annotations.NullMarked;
