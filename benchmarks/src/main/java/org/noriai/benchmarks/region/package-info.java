/** How long an import takes, how long opening what it made, and how much memory that needs. */
@NullMarked
package org.noriai.benchmarks.region;

import org.jspecify.annotations.NullMarked;
