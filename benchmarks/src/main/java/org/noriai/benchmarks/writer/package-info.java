/** How many requests a second go through the single writer of a service area. */
@NullMarked
package org.noriai.benchmarks.writer;

import org.jspecify.annotations.NullMarked;
