package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.BookingCommand.AnswerProposal;
import org.noriai.dispatch.command.BookingCommand.CallReturn;
import org.noriai.dispatch.command.BookingCommand.EndStandingOrder;
import org.noriai.dispatch.command.BookingCommand.ExtendStandingOrders;
import org.noriai.dispatch.command.BookingCommand.NarrowPromise;
import org.noriai.dispatch.command.BookingCommand.OpenReturnRide;
import org.noriai.dispatch.command.BookingCommand.PlaceStandingOrder;
import org.noriai.dispatch.command.BookingCommand.ProposePromise;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.dispatch.state.PromiseRecord;
import org.noriai.dispatch.state.ShiftState;

/**
 * B: seeded mornings before the vehicles leave, on which few riders do everything that can be done with bookings. Every
 * plan keeps every promise, nobody has more trips than allowed, no return comes before its outward is over.
 */
class B4BookingsTest {

    private static final ServiceRules RULES =
            new ServiceRules(600, 1800, 1.5, 600, 500, 3, 86_400, 10, 5, 120, 180, 3, 600, 3, false);
    private static final int SIX = DrawnFleet.seconds("06:00");
    private static final LocalDate TODAY = AreaCalendar.UTC.day(DrawnFleet.DAY);

    private final PromiseForecast forecast =
            new PromiseForecast(new PlanScheduler(DrawnFleet.TIMES, OperatingRules.DEFAULT));
    private final Map<String, Integer> changed = new TreeMap<>();
    private Random random = new Random(0);
    private Conversation town = new Conversation(RuleBook.of(RULES));
    private int number;

    @Test
    void b40_everyPromiseStaysKeepableWhateverRidersAskFor() {
        for (int seed = 1; seed <= 150; seed++) {
            random = new Random(seed);
            town = new Conversation(RuleBook.of(RULES), "v1 at=C shift=06:00-22:00 idle", "v2 at=H seats=2 idle");
            for (int i = 0; i < 80; i++) {
                DispatchCommand command = command(SIX + i / 4);
                long version = town.state().version();
                town.say(command);
                if (town.state().version() > version) {
                    changed.merge(command.getClass().getSimpleName(), 1, Integer::sum);
                    check(seed, town.state());
                }
            }
            town.replays();
        }
        assertThat(changed.keySet())
                .contains(
                        "AnswerProposal",
                        "CallReturn",
                        "CancelRide",
                        "ConfirmOffer",
                        "EndStandingOrder",
                        "ExtendStandingOrders",
                        "NarrowPromise",
                        "OpenReturnRide",
                        "PlaceStandingOrder",
                        "ProposePromise");
        assertThat(changed.values()).allMatch(count -> count > 5);
    }

    private void check(int seed, FleetState state) {
        for (ShiftState shift : state.listShifts()) {
            assertThat(forecast.keepsAll(state, shift, SIX)).as("seed %d", seed).isTrue();
        }
        Map<RiderId, Integer> trips = new TreeMap<>();
        for (Ride ride : state.listRides()) {
            if (ride.status() == RideStatus.CONFIRMED) {
                trips.merge(ride.rider(), 1, Integer::sum);
                Optional<PromiseRecord> record = state.promiseLedger().find(ride.id());
                Optional<Ride> outward = ride.outward().flatMap(state::findRide);
                boolean asPromised = record.orElseThrow().revisions().isEmpty();
                if (asPromised && outward.filter(B4BookingsTest::stands).isPresent()) {
                    assertThat(ride.promise().pickup().startSeconds())
                            .isGreaterThanOrEqualTo(firstPromised(state, outward.get()));
                }
            }
        }
        for (RiderId rider : List.copyOf(trips.keySet())) {
            assertThat(trips.getOrDefault(rider, 0)
                            + state.listOpenReturnsOf(rider).size())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(RULES.tripsPerDayMax());
        }
    }

    private static boolean stands(Ride ride) {
        return ride.status() == RideStatus.CONFIRMED;
    }

    /** The outward may have been promised otherwise since, with the rider's consent. */
    private static int firstPromised(FleetState state, Ride outward) {
        PromiseRecord record = state.promiseLedger().find(outward.id()).orElseThrow();
        int least = record.promised().latestDropoffSeconds();
        for (PromiseRecord.Revision revision : record.revisions()) {
            least = Math.min(least, revision.promise().latestDropoffSeconds());
        }
        return least;
    }

    private DispatchCommand command(int now) {
        RiderId rider = new RiderId("r" + random.nextInt(4));
        List<Ride> theirs = town.state().listRidesOf(rider);
        RideId ride = theirs.isEmpty()
                ? new RideId("none")
                : theirs.get(random.nextInt(theirs.size())).id();
        StandingOrderId order = new StandingOrderId("order-" + rider);
        return switch (random.nextInt(12)) {
            case 0, 1 -> ask(now, rider, ride);
            case 2, 3 -> confirm(now, rider);
            case 4 -> new CancelRide(now, ride, rider, random.nextBoolean());
            case 5 -> new OpenReturnRide(now, new RideId("open" + ++number), linked(trip(rider), ride), TODAY);
            case 6 -> {
                var open = town.state().listOpenReturnsOf(rider);
                yield new CallReturn(
                        now, open.isEmpty() ? ride : open.getFirst().id(), rider);
            }
            case 7 -> placed(now, rider, order);
            case 8 ->
                random.nextInt(3) == 0
                        ? new EndStandingOrder(now, order, rider)
                        : new ExtendStandingOrders(now, Optional.empty());
            case 9 -> new ProposePromise(now, ride, moved(ride), "dispatcher", "why", now + 5);
            case 10 -> {
                Promise seen = town.state()
                        .findProposal(ride)
                        .map(PromiseProposal::promise)
                        .orElseGet(() -> moved(ride));
                yield random.nextInt(6) == 0
                        ? new ExpireOffers(now)
                        : new AnswerProposal(now, ride, rider, seen, random.nextInt(4) > 0);
            }
            default -> new NarrowPromise(now, ride, narrowed(ride), "dispatcher", "why");
        };
    }

    private RideRequest trip(RiderId rider) {
        char from = (char) ('A' + random.nextInt(10));
        char to = (char) ('A' + (from - 'A' + 1 + random.nextInt(9)) % 10);
        String when = random.nextBoolean() ? "at" : "by";
        return DrawnFleet.request("%c->%c %s %02d:%02d rider=%s"
                .formatted(from, to, when, 7 + random.nextInt(4), random.nextInt(60), rider));
    }

    private RideRequest linked(RideRequest request, RideId ride) {
        return random.nextBoolean() ? request : request.asReturnOf(ride);
    }

    private DispatchCommand ask(int now, RiderId rider, RideId ride) {
        OfferSetId set = new OfferSetId("s" + ++number);
        return new RequestOffers(now, set, linked(trip(rider), ride), "holder" + rider, now + 60);
    }

    private DispatchCommand confirm(int now, RiderId rider) {
        RideId offer = town.state()
                .findHeldBy(rider)
                .map(held -> held.offers().get(random.nextInt(held.offers().size())))
                .orElse(new RideId("none"));
        return new ConfirmOffer(now, offer, rider, "key" + offer);
    }

    private DispatchCommand placed(int now, RiderId rider, StandingOrderId order) {
        List<LocalDate> skipped = random.nextInt(4) == 0 ? List.of(TODAY) : List.of();
        LocalTime time = LocalTime.of(9 + random.nextInt(2), 0);
        RideRequest trip = random.nextBoolean() ? trip(rider) : DrawnFleet.request("B->E by 00:00 rider=" + rider);
        return new PlaceStandingOrder(
                now,
                new StandingOrder(order, trip, time, List.of(DayOfWeek.values()), TODAY, Optional.of(TODAY), skipped));
    }

    private Promise present(RideId ride) {
        return town.state()
                .findRide(ride)
                .map(Ride::promise)
                .orElse(new Promise(new TimeWindow(SIX + 3600, SIX + 4200), SIX + 9000, 3600));
    }

    private Promise moved(RideId ride) {
        Promise there = present(ride);
        int by = 60 * (random.nextInt(120) - 40);
        int start = Math.max(SIX, there.pickup().startSeconds() + by);
        return new Promise(
                new TimeWindow(start, start + 600),
                Math.max(start, there.latestDropoffSeconds() + by),
                there.rideSecondsMax());
    }

    private Promise narrowed(RideId ride) {
        Promise there = present(ride);
        int start = there.pickup().startSeconds() + random.nextInt(200);
        int end = Math.max(start, there.pickup().endSeconds() - random.nextInt(200));
        return new Promise(
                new TimeWindow(start, end),
                Math.max(end, there.latestDropoffSeconds() - random.nextInt(300)),
                there.rideSecondsMax());
    }
}
