package org.noriai.api.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.street.LiveStreets;
import org.noriai.api.street.Restriction;
import org.noriai.api.v1.CloseStreetRequest;
import org.noriai.api.v1.InstructionResult;
import org.noriai.api.v1.ReopenStreetRequest;
import org.noriai.api.v1.ResumeServiceRequest;
import org.noriai.api.v1.SuspendServiceRequest;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ResumeZone;
import org.noriai.dispatch.command.DispatchCommand.SuspendZone;
import org.noriai.dispatch.command.DispatchOutcome.Breach;
import org.noriai.dispatch.command.DispatchOutcome.Repaired;
import org.noriai.dispatch.command.StaffCommand.FreeStreet;
import org.noriai.dispatch.command.StaffCommand.Mode;
import org.noriai.dispatch.command.StaffCommand.RestrictStreet;
import org.noriai.dispatch.model.Reason;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.Zone;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.dispatch.state.FleetState;

/** What staff can do about streets, zones and the whole service. Thread-safe. */
final class AreaInstructions {

    /** How long an answer waits until the engine drives by other streets. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final Dispatch dispatch;
    private final InstructionDesk desk;
    private final RuleBook book;
    private final LiveStreets streets;

    AreaInstructions(Dispatch dispatch, InstructionDesk desk, RuleBook book, LiveStreets streets) {
        this.dispatch = dispatch;
        this.desk = desk;
        this.book = book;
        this.streets = streets;
    }

    InstructionResult suspend(String by, SuspendServiceRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "SuspendService", request.getZoneId(), request, fields.problems());
        TimeWindow window = fields.window(request.hasStart(), request.getStart(), request.hasEnd(), request.getEnd());
        fields.refuse();
        List<ZoneKey> zones = zones(request.getZoneId());
        return desk.once(
                told,
                () -> desk.follow(
                        told,
                        Mode.IF_ACCEPTED,
                        at -> zones.stream()
                                .<DispatchCommand>map(
                                        zone -> new SuspendZone(at, new Suspension(zone, window, request.getWhy())))
                                .toList(),
                        concerned(dispatch.state(), zones, window)));
    }

    /** Rides that begin or end there while it is suspended, or may, as far as the promise goes. */
    private List<RideEffect> concerned(FleetState state, List<ZoneKey> zones, TimeWindow window) {
        return state.listRides().stream()
                .filter(ride -> ride.status() == RideStatus.CONFIRMED || ride.status() == RideStatus.ABOARD)
                .filter(ride -> ride.promise().pickup().startSeconds() <= window.endSeconds()
                        && ride.promise().latestDropoffSeconds() >= window.startSeconds())
                .filter(ride -> zones.stream().anyMatch(zone -> isIn(ride, zone)))
                .map(ride -> new RideEffect(ride.id(), RideEffect.Kind.TOLD))
                .toList();
    }

    private boolean isIn(Ride ride, ZoneKey zone) {
        return book.zone(ride.pickup().place()).id().equals(zone)
                || book.zone(ride.dropoff().place()).id().equals(zone);
    }

    InstructionResult resume(String by, ResumeServiceRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "ResumeService", request.getZoneId(), request, fields.problems());
        fields.refuse();
        List<ZoneKey> zones = zones(request.getZoneId());
        return desk.once(
                told,
                () -> desk.follow(
                        told,
                        Mode.AT_ONCE,
                        at -> zones.stream()
                                .<DispatchCommand>map(zone -> new ResumeZone(at, zone))
                                .toList()));
    }

    private List<ZoneKey> zones(String id) {
        List<ZoneKey> zones = book.zones().stream()
                .map(Zone::id)
                .filter(zone -> id.isEmpty() || zone.value().equals(id))
                .toList();
        if (zones.isEmpty()) {
            throw ProblemException.notFound("zone_id", id);
        }
        return zones;
    }

    InstructionResult close(String by, CloseStreetRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        // What names the closure follows from who and the key, so that the same request names the same one.
        Told draft = Told.of(by, "CloseStreet", "", request, fields.problems());
        TimeWindow window = fields.window(request.hasStart(), request.getStart(), request.hasEnd(), request.getEnd());
        fields.refuse();
        String id = Names.of("street", by, request.getIdempotencyKey());
        Told told = Told.of(by, "CloseStreet", id, request, fields.problems());
        Optional<Double> speed =
                request.getMaxSpeedKmh() == 0 ? Optional.empty() : Optional.of(request.getMaxSpeedKmh());
        Restriction restriction = Restriction.of(
                id,
                request.getGeometry(),
                window,
                speed,
                request.getOneDirection(),
                draft.instruction().why());
        return desk.once(told, () -> restrict(told, restriction));
    }

    private InstructionResult.Builder restrict(Told told, Restriction restriction) {
        Reason reason = new Reason(told.instruction().by(), told.instruction().why());
        streets.put(restriction, reason, dispatch.clock().nowSeconds());
        try {
            Optional<Repaired> repaired = streets.await(PATIENCE_MILLIS);
            boolean holds = restriction.change().holdsAt(dispatch.clock().nowSeconds());
            List<RideEffect> effects = holds ? effects(repaired) : List.of();
            InstructionResult.Builder result = desk.follow(
                            told,
                            Mode.AT_ONCE,
                            at -> List.of(new RestrictStreet(
                                    at,
                                    restriction.id(),
                                    restriction.feature(),
                                    new TimeWindow(
                                            restriction.change().startSeconds(),
                                            restriction.change().endSeconds()))),
                            effects)
                    .setClosureId(restriction.id());
            if (streets.meetsNothing(restriction.id())) {
                result.addNotes("No street of the region lies along or in this geometry; nothing is closed.");
            }
            if (repaired.isEmpty()) {
                result.addNotes("The travel times are still being made; watch the fleet for what it does to rides.");
            }
            return result;
        } catch (RuntimeException failed) {
            streets.remove(restriction.id(), reason);
            throw failed;
        }
    }

    private static List<RideEffect> effects(Optional<Repaired> repaired) {
        List<RideEffect> effects = new ArrayList<>();
        repaired.ifPresent(found -> {
            found.moved().forEach(ride -> effects.add(new RideEffect(ride, RideEffect.Kind.MOVED)));
            for (Breach breach : found.breaches()) {
                effects.add(
                        switch (breach) {
                            case Breach.Late late ->
                                new RideEffect(late.ride(), RideEffect.Kind.LATE, late.lateSeconds());
                            case Breach.Missed missed -> new RideEffect(missed.ride(), RideEffect.Kind.MISSED);
                        });
            }
            found.released().forEach(offer -> effects.add(new RideEffect(offer, RideEffect.Kind.OFFER_RELEASED)));
        });
        return effects;
    }

    InstructionResult reopen(String by, ReopenStreetRequest request) {
        RequestFields fields = new RequestFields(dispatch);
        Told told = Told.of(by, "ReopenStreet", request.getClosureId(), request, fields.problems());
        fields.refuse();
        return desk.once(told, () -> {
            Restriction restriction = streets.find(request.getClosureId())
                    .orElseThrow(() -> ProblemException.notFound("closure_id", request.getClosureId()));
            InstructionResult.Builder result =
                    desk.follow(told, Mode.AT_ONCE, at -> List.of(new FreeStreet(at, restriction.id())));
            streets.remove(restriction.id(), new Reason(by, request.getWhy()));
            if (streets.await(PATIENCE_MILLIS).isEmpty()) {
                result.addNotes("The travel times are still being made.");
            }
            return result.setClosureId(restriction.id());
        });
    }
}
