package org.noriai.dispatch.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.BookingCommand.EndStandingOrder;
import org.noriai.dispatch.command.BookingCommand.ExtendStandingOrders;
import org.noriai.dispatch.command.BookingCommand.PlaceStandingOrder;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.StandingOrderChanged;
import org.noriai.dispatch.command.DispatchOutcome.StandingOrdersExtended;
import org.noriai.dispatch.event.BookingEvent.OccurrenceRefused;
import org.noriai.dispatch.event.BookingEvent.StandingOrderEnded;
import org.noriai.dispatch.event.BookingEvent.StandingOrderPlaced;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.RideCancelled;
import org.noriai.dispatch.insertion.InsertionOutcome;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.RejectionReason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideOrigin;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.StandingOrderState;
import org.noriai.dispatch.state.StandingOrderState.Occurrence;

/** Standing orders: placed, replaced, ended, and made into rides as far ahead as rides can be booked. */
final class StandingOrderDecisions {

    private final OfferSearch search;
    private final RuleBook book;
    private final EngineLimits limits;

    StandingOrderDecisions(OfferSearch search, RuleBook book, EngineLimits limits) {
        this.search = search;
        this.book = book;
        this.limits = limits;
    }

    Decision place(FleetState state, PlaceStandingOrder command, int now) {
        StandingOrder order = command.order();
        Optional<StandingOrderState> there = state.findStandingOrder(order.id());
        if (there.isPresent() && !there.get().order().rider().equals(order.rider())) {
            return Decision.rejected(Problem.NOT_FOUND, "order_id", order.id(), "There is no such standing order.");
        }
        if (there.filter(known -> !known.ended() && known.order().equals(order)).isPresent()) {
            return Decision.nothing(new StandingOrderChanged(order, false, List.of()));
        }
        List<RideId> cancelled = new ArrayList<>();
        if (there.isPresent()) {
            boolean same = order.sameTripAs(there.get().order());
            for (Occurrence one : there.get().occurrences()) {
                if (!(same && order.runsOn(one.day()))) {
                    toCome(state, one, now).ifPresent(cancelled::add);
                }
            }
        }
        List<DispatchEvent> events = cancelling(cancelled, now);
        events.add(new StandingOrderPlaced(now, order));
        return new Decision(events, new StandingOrderChanged(order, false, cancelled));
    }

    Decision end(FleetState state, EndStandingOrder command, int now) {
        Optional<StandingOrderState> there = state.findStandingOrder(command.order())
                .filter(known -> known.order().rider().equals(command.rider()));
        if (there.isEmpty()) {
            return Decision.rejected(
                    Problem.NOT_FOUND, "order_id", command.order(), "There is no such standing order.");
        }
        StandingOrder order = there.get().order();
        if (there.get().ended()) {
            return Decision.nothing(new StandingOrderChanged(order, true, List.of()));
        }
        List<RideId> cancelled = new ArrayList<>();
        for (Occurrence one : there.get().occurrences()) {
            toCome(state, one, now).ifPresent(cancelled::add);
        }
        List<DispatchEvent> events = cancelling(cancelled, now);
        events.add(new StandingOrderEnded(now, order.id()));
        return new Decision(events, new StandingOrderChanged(order, true, cancelled));
    }

    private static List<DispatchEvent> cancelling(List<RideId> rides, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        rides.forEach(ride -> events.add(new RideCancelled(now, ride)));
        return events;
    }

    /** The occurrence's ride, if its promised pickup window has not begun. */
    private static Optional<RideId> toCome(FleetState state, Occurrence occurrence, int now) {
        return occurrence
                .ride()
                .flatMap(state::findRide)
                .filter(ride -> ride.status() == RideStatus.CONFIRMED)
                .filter(ride -> ride.promise().pickup().startSeconds() > now)
                .map(Ride::id);
    }

    Decision extend(FleetState state, ExtendStandingOrders command, int now) {
        Extension extension = new Extension(state, now);
        for (StandingOrderState order : state.listStandingOrders()) {
            StandingOrderId id = order.order().id();
            boolean before =
                    command.from().filter(from -> id.compareTo(from) < 0).isPresent();
            if (before || order.ended()) {
                continue;
            }
            if (extension.tries >= limits.standingTries()) {
                return extension.decision(Optional.of(id));
            }
            extension.extend(order);
        }
        return extension.decision(Optional.empty());
    }

    /** One extension as it goes on: each ride that is made stands in the way of the next. Used once. */
    private final class Extension {

        private final int now;
        private final List<DispatchEvent> events = new ArrayList<>();
        private FleetState state;
        private int tries;
        private int promised;
        private int refused;

        Extension(FleetState state, int now) {
            this.state = state;
            this.now = now;
        }

        Decision decision(Optional<StandingOrderId> next) {
            return new Decision(events, new StandingOrdersExtended(promised, refused, next));
        }

        void extend(StandingOrderState order) {
            ServiceRules rules = rulesOf(order.order().trip());
            LocalDate last = book.calendar().day(now + rules.horizonSeconds());
            LocalDate first = book.calendar().day(now);
            LocalDate day =
                    order.order().firstDay().isAfter(first) ? order.order().firstDay() : first;
            for (; !day.isAfter(last); day = day.plusDays(1)) {
                Optional<Occurrence> known = order.findOn(day);
                boolean made = known.flatMap(Occurrence::ride).isPresent();
                RideRequest request = order.order().on(day, book.calendar());
                boolean near = request.wish().seconds() <= (long) now + rules.horizonSeconds();
                if (order.order().runsOn(day) && near && !made) {
                    attempt(order, day, request, rules, known);
                }
            }
        }

        private void attempt(
                StandingOrderState order,
                LocalDate day,
                RideRequest request,
                ServiceRules rules,
                Optional<Occurrence> known) {
            tries++;
            RiderBounds bounds = RiderBounds.of(state, request, book.calendar(), rules.tripsPerDayMax());
            StandingOrderId id = order.order().id();
            switch (search.search(state, request, bounds, now, notMuchLater(request, rules))) {
                case InsertionOutcome.Found found -> {
                    promised++;
                    note(Placement.promised(
                            state,
                            order.order().rideOn(day, order.revision()),
                            request,
                            found.best(),
                            new RideOrigin.Occurrence(id, day),
                            "standing-%s-%s-%d".formatted(id, day, order.revision()),
                            book,
                            now));
                }
                case InsertionOutcome.None none -> {
                    refused++;
                    RejectionReason reason = none.reason();
                    if (known.flatMap(Occurrence::refused)
                            .filter(reason::equals)
                            .isEmpty()) {
                        int dayEnd = book.calendar().window(day).endSeconds();
                        note(List.of(new OccurrenceRefused(now, id, day, reason, dayEnd)));
                    }
                }
            }
        }

        private void note(List<DispatchEvent> more) {
            events.addAll(more);
            state = state.applyAll(more);
        }
    }

    /** A ride that can't be promised any more at its time is not made for later in the day. */
    private static TimeWindow notMuchLater(RideRequest request, ServiceRules rules) {
        int walk =
                request.pickups().stream().mapToInt(Access::walkSeconds).max().orElse(0);
        return new TimeWindow(Integer.MIN_VALUE, request.wish().seconds() + walk + rules.waitSecondsMax());
    }

    private ServiceRules rulesOf(RideRequest request) {
        return book.rules(request.pickups().getFirst().place(), request.riderClass());
    }
}
