/** Simulated riders and drivers, seeded, who use the public API as anybody does, in a process of their own. */
@NullMarked
package org.noriai.benchmarks.people;

import org.jspecify.annotations.NullMarked;
