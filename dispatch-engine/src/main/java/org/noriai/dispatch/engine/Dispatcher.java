package org.noriai.dispatch.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.BookingCommand;
import org.noriai.dispatch.command.BookingCommand.AnswerProposal;
import org.noriai.dispatch.command.BookingCommand.CallReturn;
import org.noriai.dispatch.command.BookingCommand.EndStandingOrder;
import org.noriai.dispatch.command.BookingCommand.ExtendStandingOrders;
import org.noriai.dispatch.command.BookingCommand.NarrowPromise;
import org.noriai.dispatch.command.BookingCommand.OpenReturnRide;
import org.noriai.dispatch.command.BookingCommand.PlaceStandingOrder;
import org.noriai.dispatch.command.BookingCommand.ProposePromise;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.AdoptPlans;
import org.noriai.dispatch.command.DispatchCommand.CancelRide;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.ChangeStreets;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.CurtailShift;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.LoseVehicle;
import org.noriai.dispatch.command.DispatchCommand.ReleaseOffers;
import org.noriai.dispatch.command.DispatchCommand.ReportDelay;
import org.noriai.dispatch.command.DispatchCommand.ReportPassing;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.ResumeZone;
import org.noriai.dispatch.command.DispatchCommand.SendIdleVehicles;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchCommand.SuspendZone;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.StaffCommand;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.insertion.EarlierSearch;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.repair.PlanRepair;
import org.noriai.dispatch.repair.RepairLimits;
import org.noriai.dispatch.repair.RideMove;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.reposition.SendingCheck;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;

/**
 * Decides what a command leads to. Pure but for {@link ChangeStreets}: the same state, command and streets give the same
 * decision.
 *
 * <p>Confined to one thread, since the search reuses its workspace.
 */
public final class Dispatcher {

    private final RuleBook book;
    private final EngineLimits limits;
    private Parts parts;

    /** What decides, made of one set of travel times. None of it outlives a change of the streets. */
    private record Parts(
            TravelTimes times,
            FleetDecisions fleet,
            OfferDecisions offers,
            BookingDecisions bookings,
            ReturnDecisions returns,
            StandingOrderDecisions orders,
            PromiseDecisions promises,
            DrivingDecisions driving,
            AdoptionDecisions adoption,
            IdleVehicleDecisions idle,
            WorldDecisions world,
            StaffDecisions staff) {

        static Parts of(TravelTimes times, RuleBook book, EngineLimits limits) {
            InsertionSearch search = new InsertionSearch(times, book);
            PlanScheduler scheduler = new PlanScheduler(times, book.operating());
            OfferSearch offerSearch = new OfferSearch(search);
            NearestTimes nearest = new NearestTimes(offerSearch, book, limits);
            SendingCheck sendings = new SendingCheck(times, book.operating(), RepositioningRules.DEFAULT);
            return new Parts(
                    times,
                    new FleetDecisions(times.placeCount()),
                    new OfferDecisions(offerSearch, nearest, scheduler, book, limits),
                    new BookingDecisions(scheduler, book),
                    new ReturnDecisions(offerSearch, nearest, book),
                    new StandingOrderDecisions(offerSearch, book, limits),
                    new PromiseDecisions(search),
                    new DrivingDecisions(times, search, sendings, book),
                    new AdoptionDecisions(times, book.operating()),
                    new IdleVehicleDecisions(sendings, RepositioningRules.DEFAULT),
                    new WorldDecisions(times, book, new PlanRepair(search, scheduler, book, RepairLimits.DEFAULT)),
                    new StaffDecisions(new RideMove(search, book, RepairLimits.DEFAULT)));
        }
    }

    /** A dispatcher for one service area with the same rules everywhere and for everybody. */
    public Dispatcher(TravelTimes times, ServiceRules rules, EngineLimits limits) {
        this(times, RuleBook.of(rules), limits);
    }

    /** A dispatcher for one service area. */
    public Dispatcher(TravelTimes times, RuleBook book, EngineLimits limits) {
        this.book = book;
        this.limits = limits;
        this.parts = Parts.of(times, book, limits);
    }

    /** The times that it drives by at present. */
    public TravelTimes times() {
        return parts.times;
    }

    /**
     * Decides.
     *
     * @return events to be made durable, in order, and what to answer then
     */
    public Decision decide(FleetState state, DispatchCommand command) {
        return decide(state, command, null);
    }

    /**
     * Searches for a request before its turn, on a state that may have changed until then.
     *
     * @return what {@link #decide(FleetState, DispatchCommand, EarlierSearch)} may go on from; empty if it has to search anyway
     */
    Optional<EarlierSearch> searchAhead(FleetState state, RequestOffers command) {
        checkPlaces(command.request());
        return parts.offers.searchAhead(state, command, Math.max(command.atSeconds(), state.atSeconds()));
    }

    /** Decides the same, in less time if a request was searched for before its turn; null if it was not. */
    Decision decide(FleetState state, DispatchCommand command, @Nullable EarlierSearch earlier) {
        int now = Math.max(command.atSeconds(), state.atSeconds());
        return switch (command) {
            case ChangeFleet change -> parts.fleet.change(state, change, now);
            case RequestOffers request -> {
                checkPlaces(request.request());
                yield parts.offers.request(state, request, now, earlier);
            }
            case ReleaseOffers release -> OfferDecisions.release(state, release.rider(), now);
            case ExpireOffers ignored -> Lapses.lapse(state, now);
            case ConfirmOffer confirm -> parts.bookings.confirm(state, confirm, now);
            case CancelRide cancel -> parts.bookings.cancel(state, cancel, now);
            case StartShift start -> parts.driving.startShift(state, start.vehicle(), now);
            case EndShift end -> parts.driving.endShift(state, end.vehicle(), now);
            case ReportStopEvent report -> parts.driving.stopEvent(state, report, now);
            case AdoptPlans adopt -> parts.adoption.adopt(state, adopt, now);
            case SendIdleVehicles send -> parts.idle.send(state, send, now);
            case ReportDelay delay -> parts.world.delay(state, delay, now);
            case ReportPassing passing -> parts.world.passing(state, passing, now);
            case LoseVehicle lose -> parts.world.lose(state, lose, now);
            case CurtailShift curtail -> parts.world.curtail(state, curtail, now);
            case SuspendZone suspend -> parts.world.suspend(state, suspend, now);
            case ResumeZone resume -> parts.world.resume(state, resume, now);
            case ChangeStreets change -> changeStreets(state, change, now);
            case BookingCommand booking -> decide(state, booking, now);
            case StaffCommand staff -> decide(state, staff, now);
        };
    }

    private Decision decide(FleetState state, StaffCommand command, int now) {
        return switch (command) {
            case StaffCommand.Instruct instruct -> parts.staff.instruct(state, instruct, now, this::decide);
            case StaffCommand.MoveRide move -> parts.staff.move(state, move, now);
            case StaffCommand.RestrictStreet it ->
                new Decision(
                        List.of(new StaffEvent.StreetRestricted(now, it.id(), it.feature(), it.window())),
                        new DispatchOutcome.Done());
            case StaffCommand.FreeStreet it ->
                new Decision(List.of(new StaffEvent.StreetFreed(now, it.id())), new DispatchOutcome.Done());
        };
    }

    private Decision decide(FleetState state, BookingCommand command, int now) {
        return switch (command) {
            case OpenReturnRide open -> {
                checkPlaces(open.request());
                yield parts.returns.open(state, open, now);
            }
            case CallReturn call -> parts.returns.call(state, call, now);
            case PlaceStandingOrder place -> {
                checkPlaces(place.order().trip());
                yield parts.orders.place(state, place, now);
            }
            case EndStandingOrder end -> parts.orders.end(state, end, now);
            case ExtendStandingOrders extend -> parts.orders.extend(state, extend, now);
            case ProposePromise propose -> parts.promises.propose(state, propose, now);
            case AnswerProposal answer -> parts.promises.answer(state, answer, now);
            case NarrowPromise narrow -> parts.promises.narrow(state, narrow, now);
            case BookingCommand.ConfirmAtFare confirm -> parts.bookings.confirmAt(state, confirm, now);
            case BookingCommand.AgreeFare agree -> BookingDecisions.agree(state, agree, now);
        };
    }

    /** From here on everything drives by the new times; what was planned by the old ones is looked at again. */
    private Decision changeStreets(FleetState state, ChangeStreets change, int now) {
        if (change.times().equals(parts.times)) {
            return Decision.nothing(DispatchOutcome.Repaired.NOTHING);
        }
        if (change.times().placeCount() < parts.times.placeCount()) {
            return Decision.rejected(
                    Problem.CONFLICT,
                    "times.place_count",
                    change.times().placeCount(),
                    "The new times know %d places; there are %d."
                            .formatted(change.times().placeCount(), parts.times.placeCount()));
        }
        parts = Parts.of(change.times(), book, limits);
        return parts.world.streets(state, change, now);
    }

    private void checkPlaces(RideRequest request) {
        Stream.concat(request.pickups().stream(), request.dropoffs().stream()).forEach(access -> {
            if (access.place() >= parts.times.placeCount()) {
                throw new IllegalArgumentException("The request of %s names the place %d; there are %d."
                        .formatted(request.rider(), access.place(), parts.times.placeCount()));
            }
        });
    }
}
