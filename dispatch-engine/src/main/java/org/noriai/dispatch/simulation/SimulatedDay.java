package org.noriai.dispatch.simulation;

/**
 * What a simulated day came to.
 *
 * @param seed it was drawn from
 * @param figures of merit
 * @param stateHash of the state at its end: the same area, scenario and seed give the same
 * @param events that were folded
 * @param commands that were decided
 */
public record SimulatedDay(long seed, FiguresOfMerit figures, String stateHash, long events, int commands) {}
