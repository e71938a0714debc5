/** What benchmarks measured, as a table to read and as JSON. */
@NullMarked
package org.noriai.benchmarks.report;

import org.jspecify.annotations.NullMarked;
