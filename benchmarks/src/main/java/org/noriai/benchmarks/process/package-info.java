/** Noriai's own programs, started as processes: the importer and the packaged service. */
@NullMarked
package org.noriai.benchmarks.process;

import org.jspecify.annotations.NullMarked;
