/** The command {@code ./noriai simulate}: a service day on a region, on a virtual clock, and its figures of merit. */
@NullMarked
package org.noriai.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
