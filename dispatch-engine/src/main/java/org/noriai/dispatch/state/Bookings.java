package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.StandingOrderId;

/**
 * What riders hold, have booked, were promised and have asked for. Immutable.
 *
 * @param held sets of offers
 * @param keys which ride a rider's idempotency key stands for
 * @param ridesOf each rider's rides that are promised, on board or ended, in the order of their promises
 * @param ledger every promise and what became of it
 * @param returns those whose time is not known yet
 * @param orders standing orders
 * @param proposals other promises that riders are asked to agree to, by ride
 */
record Bookings(
        HeldSets held,
        IdMap<BookingKey, RideId> keys,
        IdMap<RiderId, List<RideId>> ridesOf,
        PromiseLedger ledger,
        OpenReturns returns,
        IdMap<StandingOrderId, StandingOrderState> orders,
        IdMap<RideId, PromiseProposal> proposals) {

    static final Bookings NONE = new Bookings(
            HeldSets.NONE,
            IdMap.empty(),
            IdMap.empty(),
            PromiseLedger.EMPTY,
            OpenReturns.NONE,
            IdMap.empty(),
            IdMap.empty());

    /** What a rider called a booking. */
    record BookingKey(RiderId rider, String idempotencyKey) {}

    Bookings withHeld(HeldSets other) {
        return new Bookings(other, keys, ridesOf, ledger, returns, orders, proposals);
    }

    Bookings withLedger(PromiseLedger other) {
        return new Bookings(held, keys, ridesOf, other, returns, orders, proposals);
    }

    Bookings withReturns(OpenReturns other) {
        return new Bookings(held, keys, ridesOf, ledger, other, orders, proposals);
    }

    Bookings withOrder(StandingOrderState order) {
        return withOrders(orders.with(order.order().id(), order));
    }

    private Bookings withOrders(IdMap<StandingOrderId, StandingOrderState> other) {
        return new Bookings(held, keys, ridesOf, ledger, returns, other, proposals);
    }

    Bookings withProposal(PromiseProposal proposal) {
        return withProposals(proposals.with(proposal.ride(), proposal));
    }

    Bookings withoutProposal(RideId ride) {
        return proposals.find(ride).isEmpty() ? this : withProposals(proposals.without(ride));
    }

    private Bookings withProposals(IdMap<RideId, PromiseProposal> other) {
        return new Bookings(held, keys, ridesOf, ledger, returns, orders, other);
    }

    /** An offer, or a ride that was never shown as one, became a promise. */
    Bookings promised(Ride ride, String idempotencyKey, int atSeconds) {
        List<RideId> theirs = new ArrayList<>(ridesOf.find(ride.rider()).orElse(List.of()));
        theirs.add(ride.id());
        return new Bookings(
                held.has(ride.offerSet()) ? held.without(ride.offerSet(), ride.id()) : held,
                keys.with(new BookingKey(ride.rider(), idempotencyKey), ride.id()),
                ridesOf.with(ride.rider(), List.copyOf(theirs)),
                ledger.promised(ride, atSeconds),
                returns,
                orders,
                proposals);
    }

    /** Without these rides, which ended, and without what was over before. */
    Bookings forgotten(List<Ride> ended, int beforeSeconds) {
        IdMap<RiderId, List<RideId>> rides = ridesOf;
        IdMap<BookingKey, RideId> known = keys;
        PromiseLedger promises = ledger;
        for (Ride ride : ended) {
            List<RideId> left = rides.find(ride.rider()).orElse(List.of()).stream()
                    .filter(id -> !id.equals(ride.id()))
                    .toList();
            rides = left.isEmpty() ? rides.without(ride.rider()) : rides.with(ride.rider(), left);
            promises = promises.without(ride.id());
        }
        if (!ended.isEmpty()) {
            List<RideId> gone = ended.stream().map(Ride::id).toList();
            known = withoutRides(known, new HashSet<>(gone));
        }
        return new Bookings(
                held, known, rides, promises, returns.since(beforeSeconds), ordersSince(beforeSeconds), proposals);
    }

    private static IdMap<BookingKey, RideId> withoutRides(IdMap<BookingKey, RideId> keys, Set<RideId> gone) {
        List<BookingKey> over = new ArrayList<>();
        keys.forEach((key, ride) -> {
            if (gone.contains(ride)) {
                over.add(key);
            }
        });
        IdMap<BookingKey, RideId> left = keys;
        for (BookingKey key : over) {
            left = left.without(key);
        }
        return left;
    }

    private IdMap<StandingOrderId, StandingOrderState> ordersSince(int seconds) {
        IdMap<StandingOrderId, StandingOrderState> left = orders;
        for (StandingOrderState order : listOrders()) {
            StandingOrderState since = order.since(seconds);
            left = since.ended() && since.occurrences().isEmpty()
                    ? left.without(order.order().id())
                    : left.with(order.order().id(), since);
        }
        return left;
    }

    List<StandingOrderState> listOrders() {
        List<StandingOrderState> all = new ArrayList<>(orders.size());
        orders.forEach((id, order) -> all.add(order));
        all.sort(Comparator.comparing(order -> order.order().id()));
        return all;
    }

    List<PromiseProposal> listProposals() {
        List<PromiseProposal> all = new ArrayList<>(proposals.size());
        proposals.forEach((id, proposal) -> all.add(proposal));
        all.sort(Comparator.comparing(PromiseProposal::ride));
        return all;
    }
}
