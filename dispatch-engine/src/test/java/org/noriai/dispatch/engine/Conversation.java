package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.Problem;
import org.noriai.dispatch.command.DispatchOutcome.Rejected;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.drawn.DrawnFleet;
import org.noriai.dispatch.event.BookingEvent.PromiseChanged;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PromiseRecord;
import org.noriai.dispatch.state.StateImage;

/** Commands said to a drawn fleet, one after the other; after each the state is sound and no promise changed unasked. */
final class Conversation {

    private final Dispatcher dispatcher;
    private FleetState start;
    private final List<DispatchEvent> events = new ArrayList<>();
    private FleetState state;
    private int sets;

    Conversation(RuleBook book, String... vehicles) {
        this(new Dispatcher(DrawnFleet.TIMES, book, EngineLimits.DEFAULT), DrawnFleet.given(vehicles));
    }

    Conversation(Dispatcher dispatcher, FleetState state) {
        this.dispatcher = dispatcher;
        this.start = state;
        this.state = state;
    }

    FleetState state() {
        return state;
    }

    DispatchOutcome say(DispatchCommand command) {
        Decision decision = dispatcher.decide(state, command);
        FleetState before = state;
        state = state.applyAll(decision.events());
        events.addAll(decision.events());
        state.checkInvariants();
        for (Ride ride : before.listRides()) {
            boolean asked = decision.events().stream()
                    .anyMatch(event -> event instanceof PromiseChanged changed
                            && changed.ride().equals(ride.id()));
            if (ride.status() != RideStatus.HELD && !asked) {
                assertThat(state.findRide(ride.id()).map(Ride::promise).orElse(ride.promise()))
                        .as("%s", command)
                        .isEqualTo(ride.promise());
            }
        }
        return decision.outcome();
    }

    /** Says it and, again, that it changes nothing. */
    DispatchOutcome sayTwice(DispatchCommand command) {
        DispatchOutcome first = say(command);
        long version = state.version();
        DispatchOutcome second = say(command);
        assertThat(second).as("%s", command).isEqualTo(first);
        assertThat(state.version()).as("%s", command).isEqualTo(version);
        return first;
    }

    DispatchOutcome ask(String clock, RideRequest request) {
        int now = DrawnFleet.seconds(clock);
        return say(new RequestOffers(now, new OfferSetId("set" + ++sets), request, "holder" + sets, now + 120));
    }

    Ride book(String clock, RideRequest request) {
        DispatchOutcome outcome = ask(clock, request);
        assertThat(outcome).isInstanceOf(Offered.class);
        Ride offer = ((Offered) outcome).offers().getFirst();
        DispatchOutcome booked =
                say(new ConfirmOffer(DrawnFleet.seconds(clock), offer.id(), request.rider(), "key" + offer.id()));
        assertThat(booked).isInstanceOf(RideChanged.class);
        return ((RideChanged) booked).ride();
    }

    void isRejected(DispatchCommand command, Problem problem, String field) {
        long version = state.version();
        DispatchOutcome outcome = say(command);
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).problem()).isEqualTo(problem);
        assertThat(((Rejected) outcome).field()).isEqualTo(field);
        assertThat(state.version()).isEqualTo(version);
    }

    PromiseRecord record(RideId ride) {
        return state.promiseLedger().find(ride).orElseThrow();
    }

    Promise promise(RideId ride) {
        return state.getRide(ride).promise();
    }

    String drawn(String vehicle) {
        return DrawnFleet.draw(state, new ShiftId(vehicle));
    }

    /** Folding all events anew gives the same, and so does the state's image. */
    void replays() {
        FleetState copy = StateImage.read(StateImage.write(state));
        assertThat(copy.stateHash()).isEqualTo(state.stateHash());
        copy.checkInvariants();
        assertThat(start.applyAll(events).stateHash()).isEqualTo(state.stateHash());
    }
}
