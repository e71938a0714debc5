package org.noriai.dispatch.insertion;

import java.util.Arrays;
import java.util.List;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceHours;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.Zone;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * Every pair of places that a request allows, with the times that the rules of its zone and class of rider, service hours
 * and suspensions leave; grouped by pickup place.
 *
 * <p>A pair stands here more than once where its pickup may begin in several spans: before and after a suspension, within
 * the hours of two days, or, for who wants to arrive by a time, from the wished pickup on or from the earliest one on.
 *
 * <p>Mutable, reused, confined to one thread; allocates only while it grows.
 */
final class RequestBounds {

    private final TravelTimes times;
    private final RuleBook book;
    private final DriveRows drives;
    private PairBounds[] pairs = new PairBounds[0];
    private PickupBounds[] pickups = new PickupBounds[0];
    private int pairCount;
    private int pickupCount;
    private List<Suspension> suspensions = List.of();

    /** What was met while the pairs were made, for the reason of a refusal. */
    boolean apart;

    boolean connected;
    boolean allowedAtDoor;
    boolean timely;
    boolean open;

    RequestBounds(TravelTimes times, RuleBook book, DriveRows drives) {
        this.times = times;
        this.book = book;
        this.drives = drives;
    }

    /** Makes the pairs of a request whose pickup begins within the limits. */
    void prepare(RideRequest request, List<Suspension> suspended, int now, int limitStart, int limitEnd) {
        pairCount = 0;
        pickupCount = 0;
        apart = false;
        connected = false;
        allowedAtDoor = false;
        timely = false;
        open = false;
        suspensions = suspended;
        drives.clear();
        List<Access> froms = request.pickups();
        List<Access> tos = request.dropoffs();
        for (int i = 0; i < froms.size(); i++) {
            int first = pairCount;
            for (int j = 0; j < tos.size(); j++) {
                addPair(request, froms.get(i), tos.get(j), now, limitStart, limitEnd);
            }
            if (pairCount > first) {
                group(first);
            }
        }
    }

    private void group(int first) {
        if (pickupCount == pickups.length) {
            pickups = Arrays.copyOf(pickups, pickupCount + 8);
        }
        if (pickups[pickupCount] == null) {
            pickups[pickupCount] = new PickupBounds();
        }
        PickupBounds pickup = pickups[pickupCount++];
        pickup.begin(pairs[first]);
        for (int i = first + 1; i < pairCount; i++) {
            pickup.widen(pairs[i]);
        }
    }

    private void addPair(RideRequest request, Access from, Access to, int now, int limitStart, int limitEnd) {
        if (from.place() == to.place()) {
            return;
        }
        apart = true;
        int direct = times.seconds(
                from.place(), to.place(), Math.max(now, request.wish().seconds()));
        if (direct >= TravelTimes.UNREACHABLE) {
            return;
        }
        connected = true;
        ServiceRules rules = book.rules(from.place(), request.riderClass());
        if (!rules.doorToDoor() && (book.isDoor(from.place()) || book.isDoor(to.place()))) {
            return;
        }
        allowedAtDoor = true;
        int earliest = PromisePolicy.earliestPickupSeconds(request, from, to, direct, rules, now);
        int wished = PromisePolicy.wishedPickupSeconds(request, from, to, direct, rules, now);
        addFrom(request, from, to, direct, rules, now, Math.max(wished, limitStart), limitEnd);
        if (earliest < wished) {
            addFrom(request, from, to, direct, rules, now, Math.max(earliest, limitStart), limitEnd);
        }
    }

    /** Adds the pair with a pickup from {@code earliest} on, within service hours. */
    private void addFrom(
            RideRequest request,
            Access from,
            Access to,
            int direct,
            ServiceRules rules,
            int now,
            int earliest,
            int limitEnd) {
        int latest = Math.min(PromisePolicy.latestPickupSeconds(request, from, to, direct, rules, now), limitEnd);
        int dropoffBy = PromisePolicy.latestDropoffSeconds(request, to);
        timely |= earliest <= latest;
        Zone there = book.zone(from.place());
        Zone beyond = book.zone(to.place());
        ServiceHours boarding = there.hours();
        ServiceHours alighting = beyond.hours();
        for (int i = boarding.firstEndingFrom(earliest);
                i < boarding.count() && boarding.startSeconds(i) <= latest;
                i++) {
            int spanStart = Math.max(earliest, boarding.startSeconds(i));
            int spanEnd = Math.min(latest, boarding.endSeconds(i));
            for (int j = alighting.firstEndingFrom(spanStart);
                    j < alighting.count() && alighting.startSeconds(j) <= spanEnd;
                    j++) {
                int start = Math.max(spanStart, alighting.startSeconds(j));
                int end = Math.min(spanEnd, alighting.endSeconds(j));
                int by = Math.min(dropoffBy, alighting.endSeconds(j));
                open |= start <= end;
                PairBounds pair = next(request, from, to, direct, rules, now);
                addAround(pair, there, beyond, start, end, by, 0);
            }
        }
    }

    /** Adds the pair with the spans that the suspensions from {@code index} on leave of it. */
    private void addAround(PairBounds pair, Zone there, Zone beyond, int start, int end, int dropoffBy, int index) {
        if (start > end) {
            return;
        }
        for (int i = index; i < suspensions.size(); i++) {
            Suspension suspension = suspensions.get(i);
            int from = suspension.window().startSeconds();
            int until = suspension.window().endSeconds();
            boolean touches =
                    suspension.zone().equals(there.id()) || suspension.zone().equals(beyond.id());
            if (touches && start <= until && dropoffBy >= from) {
                addAround(pair, there, beyond, start, Math.min(end, from - 1), Math.min(dropoffBy, from - 1), i + 1);
                addAround(pair, there, beyond, Math.max(start, until + 1), end, dropoffBy, i + 1);
                return;
            }
        }
        PairBounds added = pairs[pairCount];
        if (added != pair) {
            added.copy(pair);
        }
        added.order = pairCount;
        added.earliestSeconds = start;
        added.latestSeconds = end;
        added.latestDropoffSeconds = dropoffBy;
        added.pickupRow = drives.rowOf(added.pickup.place());
        added.dropoffRow = drives.rowOf(added.dropoff.place());
        pairCount++;
        makeRoom();
    }

    /** The next pair, filled in but for its times, and not yet counted. */
    private PairBounds next(RideRequest request, Access from, Access to, int direct, ServiceRules rules, int now) {
        makeRoom();
        PairBounds pair = pairs[pairCount];
        pair.of(request, from, to, direct);
        pair.rideSecondsMax = rules.rideSecondsMax(direct);
        pair.delayedDetourSecondsMin =
                Math.clamp(pair.rideSecondsMax - direct, 0, book.operating().waitAboardSecondsMax());
        pair.callWindowSeconds = rules.pickupWindowSeconds();
        pair.arriving = PromisePolicy.arriving(request);
        pair.wishedSeconds = pair.arriving
                ? PromisePolicy.latestDropoffSeconds(request, to)
                : PromisePolicy.earliestPickupSeconds(request, from, to, direct, rules, now);
        return pair;
    }

    private void makeRoom() {
        if (pairCount == pairs.length) {
            pairs = Arrays.copyOf(pairs, pairCount + 16);
            for (int i = pairCount; i < pairs.length; i++) {
                pairs[i] = new PairBounds();
            }
        }
    }

    /** How many pairs. */
    int pairs() {
        return pairCount;
    }

    PairBounds pair(int index) {
        return pairs[index];
    }

    /** How many groups of a pickup place. */
    int pickups() {
        return pickupCount;
    }

    PickupBounds pickup(int index) {
        return pickups[index];
    }
}
