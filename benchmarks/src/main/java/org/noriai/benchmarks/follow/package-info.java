/** Rides followed from outside, over the public API and the public feeds, to see whether promises are kept. */
@NullMarked
package org.noriai.benchmarks.follow;

import org.jspecify.annotations.NullMarked;
