package org.noriai.dispatch.model;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The rules of an area: by zone and class of rider, and those that hold for every plan. Immutable.
 *
 * <p>A place is an index as in {@code spi.TravelTimes}.
 */
public final class RuleBook {

    private final AreaCalendar calendar;
    private final OperatingRules operating;
    private final List<Zone> zones;
    private final int[] zoneOfPlace;
    private final BitSet doors;

    /**
     * The rules of an area of zones.
     *
     * @param calendar the area's days
     * @param operating what holds for every plan
     * @param zones at least one; the first is that of places which {@code zoneOfPlace} does not reach
     * @param zoneOfPlace index of the zone of each place
     * @param doors places that are somebody's door, not a virtual stop: for who may be served there only
     */
    public RuleBook(
            AreaCalendar calendar, OperatingRules operating, List<Zone> zones, int[] zoneOfPlace, BitSet doors) {
        this.calendar = calendar;
        this.operating = operating;
        this.zones = List.copyOf(zones);
        this.zoneOfPlace = zoneOfPlace.clone();
        this.doors = (BitSet) doors.clone();
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("A rule book needs a zone.");
        }
        for (int place = 0; place < zoneOfPlace.length; place++) {
            if (zoneOfPlace[place] < 0 || zoneOfPlace[place] >= zones.size()) {
                throw new IllegalArgumentException("The place %d lies in zone %d; there are %d."
                        .formatted(place, zoneOfPlace[place], zones.size()));
            }
        }
    }

    /** One zone that is always served, with these rules for everybody. */
    public static RuleBook of(ServiceRules rules, OperatingRules operating) {
        return new RuleBook(
                AreaCalendar.UTC,
                operating,
                List.of(new Zone(ZoneKey.WHOLE, rules, Map.of(), ServiceHours.always())),
                new int[0],
                new BitSet());
    }

    /** One zone that is always served, with these rules for everybody and the usual ones for plans. */
    public static RuleBook of(ServiceRules rules) {
        return of(rules, OperatingRules.DEFAULT);
    }

    /** The same with the days of another calendar. */
    public RuleBook withCalendar(AreaCalendar other) {
        return new RuleBook(other, operating, zones, zoneOfPlace, doors);
    }

    /** The area's days. */
    public AreaCalendar calendar() {
        return calendar;
    }

    /** What holds for every plan. */
    public OperatingRules operating() {
        return operating;
    }

    /** Every zone. */
    public List<Zone> zones() {
        return zones;
    }

    /** The zone that the place lies in. */
    public Zone zone(int place) {
        return zones.get(place < zoneOfPlace.length ? zoneOfPlace[place] : 0);
    }

    /** What holds for riders of a class who board at the place. */
    public ServiceRules rules(int pickupPlace, RiderClass riders) {
        return zone(pickupPlace).rulesFor(riders);
    }

    /** Whether the place is somebody's door. */
    public boolean isDoor(int place) {
        return doors.get(place);
    }
}
