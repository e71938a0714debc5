/** Tests of the client of the public API. */
@NullMarked
package org.noriai.benchmarks.client;

import org.jspecify.annotations.NullMarked;
