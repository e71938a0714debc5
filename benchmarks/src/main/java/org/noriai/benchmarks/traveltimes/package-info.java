/** How exact and how fast driving times are, against GraphHopper's own router. */
@NullMarked
package org.noriai.benchmarks.traveltimes;

import org.jspecify.annotations.NullMarked;
