/**
 * The engine as its own simulator: the same {@code Dispatcher} on a virtual clock, with riders, drivers and a world that are
 * drawn from a seed. The same area, scenario and seed give the same state, to the byte. Start at {@link
 * org.noriai.dispatch.simulation.Simulation}.
 */
@NullMarked
package org.noriai.dispatch.simulation;

import org.jspecify.annotations.NullMarked;
