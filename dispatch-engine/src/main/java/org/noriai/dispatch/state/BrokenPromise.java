package org.noriai.dispatch.state;

import org.noriai.dispatch.model.BreachCause;

/**
 * That the world has broken a ride's promise, or will.
 *
 * @param cause the first
 * @param sinceSeconds when it was first known, in seconds since the area's epoch
 * @param lateSeconds by how much the bound missed most is missed, as last foreseen by a repair
 */
public record BrokenPromise(BreachCause cause, int sinceSeconds, int lateSeconds) {}
