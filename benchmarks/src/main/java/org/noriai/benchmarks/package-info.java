/** The benchmarks by name: {@code ./noriai bench}. */
@NullMarked
package org.noriai.benchmarks;

import org.jspecify.annotations.NullMarked;
