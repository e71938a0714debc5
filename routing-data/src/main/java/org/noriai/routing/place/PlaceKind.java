package org.noriai.routing.place;

/** What a place is. The names are written into bundles. */
public enum PlaceKind {
    /** Where the service picks up and sets down. */
    VIRTUAL_STOP(5),
    /** A railway or tram station. */
    STATION(9),
    /** A stop of a bus or tram that is no virtual stop. */
    TRANSIT_STOP(4),
    /** A hospital, a clinic, a doctor. */
    HOSPITAL(6),
    /** A public facility: town hall, library, post office, museum, park. */
    FACILITY(5),
    /** A school, kindergarten or university. */
    SCHOOL(4),
    /** A shop, a bank, a place to eat, a hotel. */
    SHOP(2),
    /** A town, a quarter, a chōme. */
    TOWN(6),
    /** A street. */
    STREET(3),
    /** A house number. */
    HOUSE(0),
    /** Whatever a file does not say more of. */
    OTHER(3);

    private final int weight;

    PlaceKind(int weight) {
        this.weight = weight;
    }

    /** How much more it is looked for than a house, in points of {@link PlaceScore}. */
    int weight() {
        return weight;
    }

    /** Whether it is a part of an address rather than somewhere to go. */
    public boolean address() {
        return this == HOUSE || this == STREET || this == TOWN;
    }
}
