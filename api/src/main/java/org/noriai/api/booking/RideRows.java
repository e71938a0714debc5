package org.noriai.api.booking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.noriai.api.store.StoreRow;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.engine.Enclosing;
import org.noriai.dispatch.engine.Publication;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.spi.EventLog;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/** Has every ride that a decision changes written as it then is. Immutable. */
public final class RideRows implements Enclosing {

    @Override
    public List<EventLog.Enclosure> enclose(DispatchOutcome outcome, Publication change) {
        Set<RideId> concerned = new LinkedHashSet<>();
        for (DispatchEvent event : change.events()) {
            rides(change.before(), event).forEach(concerned::add);
        }
        List<EventLog.Enclosure> rows = new ArrayList<>();
        for (RideId id : concerned) {
            Optional<Ride> now = change.after().findRide(id);
            if (now.isPresent()
                    && now.get().status() != RideStatus.HELD
                    && !now.equals(change.before().findRide(id))) {
                rows.add(new StoreRow.RideNow(now.get()));
            }
        }
        return rows;
    }

    /** Rides that an event may change. */
    private static Stream<RideId> rides(FleetState before, DispatchEvent event) {
        return switch (event) {
            case DispatchEvent.RideAssigned it -> Stream.of(it.ride());
            case DispatchEvent.RideCancelled it -> Stream.of(it.ride());
            case DispatchEvent.RideMissed it -> Stream.of(it.ride());
            case DispatchEvent.StopServed it -> Stream.of(it.stop().ride());
            case DispatchEvent.RideStranded it -> Stream.of(it.ride());
            case DispatchEvent.RidePromiseBroken it -> Stream.of(it.ride());
            case DispatchEvent.RideTimesNarrowed it -> Stream.of(it.ride());
            case DispatchEvent.PlansReplaced it ->
                it.plans().stream().flatMap(plan -> plan.stops().stream()).map(Stop::ride);
            case DispatchEvent.StopArrived it -> planned(before, it.shift());
            case DispatchEvent.PassingReported it -> planned(before, it.shift());
            case DispatchEvent.VehicleLost it -> planned(before, it.shift());
            case BookingEvent.RidePrepared it -> Stream.of(it.ride().id());
            case BookingEvent.PromiseChanged it -> Stream.of(it.ride());
            case DispatchEvent.OffersHeld _,
                    DispatchEvent.OffersReleased _,
                    DispatchEvent.FleetChanged _,
                    DispatchEvent.ShiftStarted _,
                    DispatchEvent.ShiftEnded _,
                    DispatchEvent.VehicleSent _,
                    DispatchEvent.StopDeparted _,
                    DispatchEvent.BreakStarted _,
                    DispatchEvent.BreakEnded _,
                    DispatchEvent.ZoneSuspended _,
                    DispatchEvent.ZoneResumed _,
                    DispatchEvent.DelayReported _,
                    DispatchEvent.ShiftCurtailed _,
                    DispatchEvent.StreetsChanged _,
                    BookingEvent.ReturnOpened _,
                    BookingEvent.ReturnClosed _,
                    BookingEvent.StandingOrderPlaced _,
                    BookingEvent.StandingOrderEnded _,
                    BookingEvent.OccurrenceRefused _,
                    BookingEvent.PromiseProposed _,
                    BookingEvent.ProposalClosed _,
                    BookingEvent.FareAgreed _,
                    StaffEvent _ -> Stream.empty();
        };
    }

    private static Stream<RideId> planned(FleetState before, ShiftId shift) {
        return before.findShift(shift).map(ShiftState::plan).stream()
                .flatMap(plan -> plan.stops().stream())
                .map(Stop::ride);
    }
}
