/** Searching for places as they are typed. */
@NullMarked
package org.noriai.benchmarks.places;

import org.jspecify.annotations.NullMarked;
