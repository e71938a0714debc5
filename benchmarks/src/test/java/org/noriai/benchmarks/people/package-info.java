/** Tests of the simulated people. */
@NullMarked
package org.noriai.benchmarks.people;

import org.jspecify.annotations.NullMarked;
