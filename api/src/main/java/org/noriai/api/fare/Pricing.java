package org.noriai.api.fare;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.noriai.api.fare.FareTable.Payment;
import org.noriai.api.fare.FareTerms.Product;
import org.noriai.api.store.Fares;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.state.FleetState;
import org.noriai.routing.street.DrivePath;
import org.noriai.routing.street.StreetNetwork;

/**
 * What rides cost: found when they are offered, frozen from then on, and recorded in the decision that makes the offer a
 * promise. Thread-safe: what was offered is remembered under a lock.
 */
public final class Pricing {

    /** Fares that are remembered: offers are held for minutes, and views ask for rides' fares again and again. */
    private static final int REMEMBERED_MAX = 50_000;

    private final Optional<FareTable> table;
    private final RuleBook book;
    private final StreetNetwork streets;
    private final Fares store;
    private final Supplier<FleetState> state;
    private final Map<RideId, Optional<Fare>> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RideId, Optional<Fare>> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /**
     * Prices by a table.
     *
     * @param table of the fares; nothing costs anything if empty, and nothing says so
     * @param state the fleet's
     */
    public Pricing(
            Optional<FareTable> table, RuleBook book, StreetNetwork streets, Fares store, Supplier<FleetState> state) {
        this.table = table;
        this.book = book;
        this.streets = streets;
        this.store = store;
        this.state = state;
    }

    /** The fares; empty where the service has none. */
    public Optional<FareTable> table() {
        return table;
    }

    /**
     * Prices offers, which keep that price.
     *
     * @param dayPass whether a day pass is asked for
     * @param payment how it is to be paid; the usual way if empty
     */
    public void offer(List<Ride> offers, boolean dayPass, Optional<Payment> payment) {
        table.ifPresent(fares ->
                offers.forEach(offer -> remember(offer.id(), Optional.of(price(fares, offer, dayPass, payment)))));
    }

    /** What an offer that is held costs, so that it can be confirmed at that; empty where the service has no fares. */
    public Optional<Fare> ofOffer(RideId offer) {
        Optional<Fare> shown = recall(offer);
        if (shown.isPresent() || table.isEmpty()) {
            return shown;
        }
        // The service was started again since; what the file says now was said then, too, unless it was changed.
        return state.get()
                .findRide(offer)
                .filter(ride -> ride.status() == RideStatus.HELD)
                .map(ride -> price(table.get(), ride, false, Optional.empty()));
    }

    /** What a ride that was not chosen among offers costs. */
    public Optional<Fare> ofPromised(Ride ride) {
        return table.map(fares -> price(fares, ride, false, Optional.empty()));
    }

    /** What a ride or an offer costs as it was told; empty if nothing was. */
    public Optional<Fare> find(RideId ride) {
        synchronized (known) {
            Optional<Fare> remembered = known.get(ride);
            if (remembered != null) {
                return remembered;
            }
        }
        Optional<Fare> stored = store.find(ride).map(Fares.Row::fare);
        // One that has none may get one yet: it is asked for again.
        if (stored.isPresent()) {
            remember(ride, stored);
        }
        return stored;
    }

    private Optional<Fare> recall(RideId ride) {
        synchronized (known) {
            return known.getOrDefault(ride, Optional.empty());
        }
    }

    private void remember(RideId ride, Optional<Fare> fare) {
        synchronized (known) {
            known.put(ride, fare);
        }
    }

    private Fare price(FareTable fares, Ride ride, boolean dayPass, Optional<Payment> payment) {
        Party party = ride.party();
        boolean held = !fares.shared() && fares.dayPass().isPresent() && holdsDayPass(ride);
        boolean pass = dayPass && !fares.shared() && fares.dayPass().isPresent();
        long full = pass && !held
                ? fares.dayPass().getAsLong()
                : fares.base()
                        .units(
                                book.zone(ride.pickup().place()).id().value(),
                                book.zone(ride.dropoff().place()).id().value(),
                                meters(fares, ride));
        List<FareLine> lines = held
                ? List.of(new FareLine(FareLine.Kind.DAY_PASS, 1, 0))
                : fares.lines(full, party, ride.riderClass());
        Product product = held ? Product.DAY_PASS_HELD : pass ? Product.DAY_PASS : Product.SINGLE;
        FareTerms terms = new FareTerms(
                lines,
                product,
                payment.orElse(fares.payments().getFirst()),
                fares.shared(),
                party.people(),
                fares.rounding(),
                fares.noShow());
        return new Fare(Math.max(0, FareLine.sum(lines)), fares.currency().getCurrencyCode(), terms.toJson());
    }

    /** Of the direct drive; looked for only where the fare depends on it. */
    private int meters(FareTable fares, Ride ride) {
        return fares.base() instanceof FareBase.ByDistance
                ? streets.findDrive(ride.pickup().place(), ride.dropoff().place())
                        .map(DrivePath::meters)
                        .orElse(0)
                : 0;
    }

    /** Whether the rider has bought a day pass, for at least as many people, with another ride of the same day. */
    private boolean holdsDayPass(Ride ride) {
        LocalDate day = day(ride);
        return state.get().listRidesOf(ride.rider()).stream()
                .filter(other -> !other.id().equals(ride.id()))
                .filter(other -> switch (other.status()) {
                    case CONFIRMED, ABOARD, COMPLETED -> true;
                    case HELD, CANCELLED, MISSED -> false;
                })
                .filter(other -> day(other).equals(day))
                .filter(other -> other.party().people() >= ride.party().people())
                .flatMap(other -> find(other.id()).stream())
                .anyMatch(fare -> FareTerms.parse(fare.terms()).product() == Product.DAY_PASS);
    }

    private LocalDate day(Ride ride) {
        AreaCalendar calendar = book.calendar();
        return calendar.day(ride.promise().pickup().startSeconds());
    }
}
