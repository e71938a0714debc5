package org.noriai.routing.kerb;

/**
 * A point along a street where a virtual stop could be.
 *
 * @param kerb the kerb there
 * @param street the street's name, empty if it has none
 * @param crossStreet the name of a street that meets it nearby, empty if there is none
 * @param wayId the map's number of the street
 * @param streetMeters how much street it stands for
 */
public record StreetPoint(Kerb kerb, String street, String crossStreet, long wayId, double streetMeters) {}
