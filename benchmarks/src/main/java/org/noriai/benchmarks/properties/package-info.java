/** How often seeded mini-days show that something does not hold that always has to. */
@NullMarked
package org.noriai.benchmarks.properties;

import org.jspecify.annotations.NullMarked;
