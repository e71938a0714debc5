/** Riders who book from addresses of their own, at once and for days ahead, and what became of it. */
@NullMarked
package org.noriai.benchmarks.load;

import org.jspecify.annotations.NullMarked;
