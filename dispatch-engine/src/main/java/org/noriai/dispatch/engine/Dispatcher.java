package org.noriai.dispatch.engine;

import java.util.stream.Stream;
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
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.reposition.SendingCheck;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;

/**
 * Decides what a command leads to. Pure: the same state and command give the same decision; nothing is changed here.
 *
 * <p>Confined to one thread, since the search reuses its workspace.
 */
public final class Dispatcher {

    private final TravelTimes times;
    private final FleetDecisions fleet;
    private final OfferDecisions offers;
    private final BookingDecisions bookings;
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
        this.fleet = new FleetDecisions(times.placeCount());
        this.offers = new OfferDecisions(search, scheduler, book, limits);
        this.bookings = new BookingDecisions(scheduler);
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
            case ChangeFleet change -> fleet.change(state, change, now);
            case RequestOffers request -> {
                checkPlaces(request.request());
                yield offers.request(state, request, now);
            }
            case ReleaseOffers release -> OfferDecisions.release(state, release.rider(), now);
            case ExpireOffers ignored -> offers.expire(state, now);
            case ConfirmOffer confirm -> bookings.confirm(state, confirm, now);
            case CancelRide cancel -> bookings.cancel(state, cancel, now);
            case StartShift start -> driving.startShift(state, start.vehicle(), now);
            case EndShift end -> driving.endShift(state, end.vehicle(), now);
            case ReportStopEvent report -> driving.stopEvent(state, report, now);
            case AdoptPlans adopt -> adoption.adopt(state, adopt, now);
            case SendIdleVehicles send -> idle.send(state, send, now);
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
}
