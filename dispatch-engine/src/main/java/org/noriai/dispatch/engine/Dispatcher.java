package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.EndShift;
import org.noriai.dispatch.command.DispatchCommand.ExpireOffers;
import org.noriai.dispatch.command.DispatchCommand.ReleaseOffers;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.SendIdleVehicles;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.event.DispatchEvent.FleetChanged;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.reposition.SendingCheck;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftProgress;
import org.noriai.dispatch.state.ShiftState;

/**
 * Decides what a command leads to. Pure: the same state and command give the same decision; nothing is changed here.
 *
 * <p>Confined to one thread, since the search reuses its workspace.
 */
public final class Dispatcher {

    private final TravelTimes times;
    private final OfferDecisions offers;
    private final BookingDecisions bookings;
    private final ReturnDecisions returns;
    private final StandingOrderDecisions orders;
    private final PromiseDecisions promises;
    private final DrivingDecisions driving;
    private final AdoptionDecisions adoption;
    private final IdleVehicleDecisions idle;

    /** A dispatcher for one service area with the same rules everywhere and for everybody. */
    public Dispatcher(TravelTimes times, ServiceRules rules, EngineLimits limits) {
        this(times, RuleBook.of(rules), limits);
    }

    /** A dispatcher for one service area. */
    public Dispatcher(TravelTimes times, RuleBook book, EngineLimits limits) {
        this.times = times;
        InsertionSearch search = new InsertionSearch(times, book);
        PlanScheduler scheduler = new PlanScheduler(times, book.operating());
        OfferSearch offerSearch = new OfferSearch(search);
        NearestTimes nearest = new NearestTimes(offerSearch, book, limits);
        this.offers = new OfferDecisions(offerSearch, nearest, scheduler, book, limits);
        this.bookings = new BookingDecisions(scheduler, book);
        this.returns = new ReturnDecisions(offerSearch, nearest, book);
        this.orders = new StandingOrderDecisions(offerSearch, book, limits);
        this.promises = new PromiseDecisions(search);
        SendingCheck sendings = new SendingCheck(times, book.operating(), RepositioningRules.DEFAULT);
        this.driving = new DrivingDecisions(times, search, sendings, book);
        this.idle = new IdleVehicleDecisions(sendings, RepositioningRules.DEFAULT);
        this.adoption = new AdoptionDecisions(times, book.operating());
    }

    /**
     * Decides.
     *
     * @return events to be made durable, in order, and what to answer then
     */
    public Decision decide(FleetState state, DispatchCommand command) {
        int now = Math.max(command.atSeconds(), state.atSeconds());
        return switch (command) {
            case ChangeFleet change -> changeFleet(state, change, now);
            case RequestOffers request -> {
                checkPlaces(request.request());
                yield offers.request(state, request, now);
            }
            case ReleaseOffers release -> OfferDecisions.release(state, release.rider(), now);
            case ExpireOffers ignored -> Lapses.lapse(state, now);
            case ConfirmOffer confirm -> bookings.confirm(state, confirm, now);
            case CancelRide cancel -> bookings.cancel(state, cancel, now);
            case StartShift start -> driving.startShift(state, start.vehicle(), now);
            case EndShift end -> driving.endShift(state, end.vehicle(), now);
            case ReportStopEvent report -> driving.stopEvent(state, report, now);
            case AdoptPlans adopt -> adoption.adopt(state, adopt, now);
            case SendIdleVehicles send -> idle.send(state, send, now);
            case BookingCommand booking -> decide(state, booking, now);
        };
    }

    private Decision decide(FleetState state, BookingCommand command, int now) {
        return switch (command) {
            case OpenReturnRide open -> {
                checkPlaces(open.request());
                yield returns.open(state, open, now);
            }
            case CallReturn call -> returns.call(state, call, now);
            case PlaceStandingOrder place -> {
                checkPlaces(place.order().trip());
                yield orders.place(state, place, now);
            }
            case EndStandingOrder end -> orders.end(state, end, now);
            case ExtendStandingOrders extend -> orders.extend(state, extend, now);
            case ProposePromise propose -> promises.propose(state, propose, now);
            case AnswerProposal answer -> promises.answer(state, answer, now);
            case NarrowPromise narrow -> promises.narrow(state, narrow, now);
        };
    }

    private void checkPlaces(RideRequest request) {
        Stream.concat(request.pickups().stream(), request.dropoffs().stream()).forEach(access -> {
            if (access.place() >= times.placeCount()) {
                throw new IllegalArgumentException("The request of %s names the place %d; there are %d."
                        .formatted(request.rider(), access.place(), times.placeCount()));
            }
        });
    }

    private Decision changeFleet(FleetState state, ChangeFleet change, int now) {
        List<Vehicle> vehicles = new ArrayList<>();
        for (Vehicle vehicle : change.vehicles()) {
            if (state.findVehicle(vehicle.id()).filter(vehicle::equals).isEmpty()) {
                vehicles.add(vehicle);
            }
        }
        List<Shift> shifts = new ArrayList<>();
        for (Shift shift : change.shifts()) {
            boolean known = knownVehicle(state, change, shift.vehicle());
            if (!known || shift.startPlace() >= times.placeCount() || shift.endPlace() >= times.placeCount()) {
                return Decision.rejected(
                        Problem.CONFLICT,
                        known ? "place" : "vehicle",
                        known ? Math.max(shift.startPlace(), shift.endPlace()) : shift.vehicle(),
                        "The shift %s has no such vehicle or place.".formatted(shift.id()));
            }
            var there = state.findShift(shift.id());
            if (there.isEmpty() || canReplace(there.get(), shift)) {
                shifts.add(shift);
            }
        }
        if (vehicles.isEmpty() && shifts.isEmpty()) {
            return Decision.nothing(new DispatchOutcome.Done());
        }
        return new Decision(List.of(new FleetChanged(now, vehicles, shifts)), new DispatchOutcome.Done());
    }

    private static boolean canReplace(ShiftState there, Shift shift) {
        return !there.shift().equals(shift)
                && there.progress().phase() == ShiftProgress.Phase.NOT_STARTED
                && there.plan().stops().isEmpty();
    }

    private static boolean knownVehicle(FleetState state, ChangeFleet change, VehicleId id) {
        return state.findVehicle(id).isPresent()
                || change.vehicles().stream().anyMatch(vehicle -> vehicle.id().equals(id));
    }
}
