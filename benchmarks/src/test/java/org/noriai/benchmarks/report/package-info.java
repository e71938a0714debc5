/** Tests of the benchmarks' report. */
@NullMarked
package org.noriai.benchmarks.report;

import org.jspecify.annotations.NullMarked;
