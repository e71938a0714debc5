package org.noriai.dispatch.model;

/**
 * A zone is not served for a time: a ride that begins or ends there ends before it or begins after it.
 *
 * @param zone which
 * @param window when, in seconds since the area's epoch
 * @param cause why, for people
 */
public record Suspension(ZoneKey zone, TimeWindow window, String cause) {}
