package org.noriai.routing.extract;

/**
 * A bus stop as the map has it.
 *
 * @param id {@code n} or {@code w} and the map's number
 * @param name in the local language
 * @param beside whether it lies beside the street, where people wait, not on the street
 */
public record OsmStop(String id, String name, double latitude, double longitude, boolean beside) {}
