/** The packaged service from outside: its own process, its public API, its feeds, its page. */
@NullMarked
package org.noriai.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
