/** Tests of the benchmarks by name. */
@NullMarked
package org.noriai.benchmarks;

import org.jspecify.annotations.NullMarked;
