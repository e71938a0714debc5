/** Tests of the launcher at the project's root. */
@NullMarked
package org.noriai.benchmarks.launcher;

import org.jspecify.annotations.NullMarked;
