/** Malformed requests to every method of the contract. */
@NullMarked
package org.noriai.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
