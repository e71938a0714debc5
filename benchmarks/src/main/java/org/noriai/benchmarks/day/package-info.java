/** The benchmark {@code day}: how long a simulated service day takes, and whether its promises are kept. */
@NullMarked
package org.noriai.benchmarks.day;

import org.jspecify.annotations.NullMarked;
