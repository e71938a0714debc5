/** How long the search for the best place of a request takes, and what it allocates. */
@NullMarked
package org.noriai.benchmarks.insertion;

import org.jspecify.annotations.NullMarked;
