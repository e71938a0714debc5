package org.noriai.dispatch.model;

/**
 * A vehicle of the fleet.
 *
 * @param id stable key
 * @param label what stands on it, for riders
 * @param type what it carries
 */
public record Vehicle(VehicleId id, String label, VehicleType type) {}
