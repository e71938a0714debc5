/** A service under load for a long time: whether it grows or slows down. */
@NullMarked
package org.noriai.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
