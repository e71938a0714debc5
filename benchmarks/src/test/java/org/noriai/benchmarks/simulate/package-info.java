/** Tests of the command that simulates a day. */
@NullMarked
package org.noriai.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
