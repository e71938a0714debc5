package org.noriai.api.store;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.model.Fare;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideOrigin;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.StandingOrder;
import org.noriai.dispatch.model.StandingOrderId;
import org.noriai.dispatch.model.TravelWish;

/** Events about bookings, and the values that only they have, as messages, both ways. Immutable. */
final class BookingEventCodec {

    private final ValueCodec values;

    BookingEventCodec(ValueCodec values) {
        this.values = values;
    }

    EventProto.BookingEvent write(BookingEvent event) {
        EventProto.BookingEvent.Builder builder = EventProto.BookingEvent.newBuilder();
        switch (event) {
            case BookingEvent.RidePrepared it -> builder.setRidePrepared(write(it));
            case BookingEvent.PromiseChanged it -> builder.setPromiseChanged(write(it));
            case BookingEvent.ReturnOpened it ->
                builder.setReturnOpened(EventProto.ReturnOpened.newBuilder().setOpenReturn(write(it.openReturn())));
            case BookingEvent.ReturnClosed it ->
                builder.setReturnClosed(EventProto.ReturnClosed.newBuilder()
                        .setRideId(it.ride().value())
                        .setCause(EnumCodec.write(it.cause())));
            case BookingEvent.StandingOrderPlaced it ->
                builder.setStandingOrderPlaced(
                        EventProto.StandingOrderPlaced.newBuilder().setOrder(write(it.order())));
            case BookingEvent.StandingOrderEnded it ->
                builder.setStandingOrderEnded(EventProto.StandingOrderEnded.newBuilder()
                        .setStandingOrderId(it.order().value()));
            case BookingEvent.OccurrenceRefused it ->
                builder.setOccurrenceRefused(EventProto.OccurrenceRefused.newBuilder()
                        .setOccurrence(occurrence(it.order(), it.day()))
                        .setReason(EnumCodec.write(it.reason()))
                        .setDayEndSeconds(it.dayEndSeconds()));
            case BookingEvent.FareAgreed it ->
                builder.setFareAgreed(EventProto.FareAgreed.newBuilder()
                        .setRideId(it.ride().value())
                        .setMinorUnits(it.fare().minorUnits())
                        .setCurrency(it.fare().currency())
                        .setTerms(it.fare().terms()));
            case BookingEvent.PromiseProposed it -> builder.setPromiseProposed(write(it.proposal()));
            case BookingEvent.ProposalClosed it ->
                builder.setProposalClosed(EventProto.ProposalClosed.newBuilder()
                        .setRideId(it.ride().value())
                        .setCause(EnumCodec.write(it.cause())));
        }
        return builder.build();
    }

    BookingEvent read(EventProto.BookingEvent event, int at) {
        return switch (event.getEventCase()) {
            case RIDE_PREPARED -> read(event.getRidePrepared(), at);
            case PROMISE_CHANGED -> read(event.getPromiseChanged(), at);
            case RETURN_OPENED ->
                new BookingEvent.ReturnOpened(at, read(event.getReturnOpened().getOpenReturn()));
            case RETURN_CLOSED ->
                new BookingEvent.ReturnClosed(
                        at,
                        new RideId(event.getReturnClosed().getRideId()),
                        EnumCodec.read(event.getReturnClosed().getCause()));
            case STANDING_ORDER_PLACED ->
                new BookingEvent.StandingOrderPlaced(
                        at, read(event.getStandingOrderPlaced().getOrder()));
            case STANDING_ORDER_ENDED ->
                new BookingEvent.StandingOrderEnded(
                        at, new StandingOrderId(event.getStandingOrderEnded().getStandingOrderId()));
            case OCCURRENCE_REFUSED -> read(event.getOccurrenceRefused(), at);
            case PROMISE_PROPOSED -> new BookingEvent.PromiseProposed(at, read(event.getPromiseProposed()));
            case FARE_AGREED ->
                new BookingEvent.FareAgreed(
                        at,
                        new RideId(event.getFareAgreed().getRideId()),
                        new Fare(
                                event.getFareAgreed().getMinorUnits(),
                                event.getFareAgreed().getCurrency(),
                                event.getFareAgreed().getTerms()));
            case PROPOSAL_CLOSED ->
                new BookingEvent.ProposalClosed(
                        at,
                        new RideId(event.getProposalClosed().getRideId()),
                        EnumCodec.read(event.getProposalClosed().getCause()));
            case EVENT_NOT_SET ->
                throw new EventFormatException(
                        "The booking event at %d s has no kind that this version knows.".formatted(at));
        };
    }

    private EventProto.RidePrepared write(BookingEvent.RidePrepared event) {
        EventProto.RidePrepared.Builder builder =
                EventProto.RidePrepared.newBuilder().setRide(values.write(event.ride()));
        switch (event.origin()) {
            case RideOrigin.CalledReturn ignored ->
                builder.setCalledReturn(EventProto.CalledReturn.getDefaultInstance());
            case RideOrigin.Occurrence it -> builder.setOccurrence(occurrence(it.order(), it.day()));
        }
        return builder.build();
    }

    private BookingEvent read(EventProto.RidePrepared event, int at) {
        RideOrigin origin = switch (event.getOriginCase()) {
            case CALLED_RETURN -> new RideOrigin.CalledReturn();
            case OCCURRENCE ->
                new RideOrigin.Occurrence(
                        new StandingOrderId(event.getOccurrence().getStandingOrderId()),
                        LocalDate.parse(event.getOccurrence().getDay()));
            case ORIGIN_NOT_SET ->
                throw new EventFormatException(
                        "The ride prepared at %d s has no origin that this version knows.".formatted(at));
        };
        return new BookingEvent.RidePrepared(at, values.read(event.getRide()), origin);
    }

    private static BookingEvent read(EventProto.OccurrenceRefused event, int at) {
        return new BookingEvent.OccurrenceRefused(
                at,
                new StandingOrderId(event.getOccurrence().getStandingOrderId()),
                LocalDate.parse(event.getOccurrence().getDay()),
                EnumCodec.read(event.getReason()),
                ValueCodec.seconds(event.getDayEndSeconds()));
    }

    private static EventProto.Occurrence occurrence(StandingOrderId order, LocalDate day) {
        return EventProto.Occurrence.newBuilder()
                .setStandingOrderId(order.value())
                .setDay(day.toString())
                .build();
    }

    private static EventProto.PromiseChanged write(BookingEvent.PromiseChanged event) {
        return EventProto.PromiseChanged.newBuilder()
                .setRideId(event.ride().value())
                .setPromise(ValueCodec.write(event.promise()))
                .setConsent(EnumCodec.write(event.consent()))
                .setBy(event.by())
                .setWhy(event.why())
                .build();
    }

    private static BookingEvent read(EventProto.PromiseChanged event, int at) {
        return new BookingEvent.PromiseChanged(
                at,
                new RideId(event.getRideId()),
                ValueCodec.read(event.getPromise()),
                EnumCodec.read(event.getConsent()),
                event.getBy(),
                event.getWhy());
    }

    private static EventProto.PromiseProposed write(PromiseProposal proposal) {
        return EventProto.PromiseProposed.newBuilder()
                .setRideId(proposal.ride().value())
                .setPromise(ValueCodec.write(proposal.promise()))
                .setBy(proposal.by())
                .setWhy(proposal.why())
                .setProposedSeconds(proposal.proposedSeconds())
                .setAnswerBySeconds(proposal.answerBySeconds())
                .build();
    }

    private static PromiseProposal read(EventProto.PromiseProposed proposal) {
        return new PromiseProposal(
                new RideId(proposal.getRideId()),
                ValueCodec.read(proposal.getPromise()),
                proposal.getBy(),
                proposal.getWhy(),
                ValueCodec.seconds(proposal.getProposedSeconds()),
                ValueCodec.seconds(proposal.getAnswerBySeconds()));
    }

    private EventProto.OpenReturn write(OpenReturn openReturn) {
        return EventProto.OpenReturn.newBuilder()
                .setRideId(openReturn.id().value())
                .setRequest(write(openReturn.request()))
                .setDay(openReturn.day().toString())
                .setWindow(ValueCodec.write(openReturn.window()))
                .setStatus(EnumCodec.write(openReturn.status()))
                .build();
    }

    private OpenReturn read(EventProto.OpenReturn openReturn) {
        return new OpenReturn(
                new RideId(openReturn.getRideId()),
                read(openReturn.getRequest()),
                LocalDate.parse(openReturn.getDay()),
                ValueCodec.read(openReturn.getWindow()),
                EnumCodec.read(openReturn.getStatus()));
    }

    private EventProto.StandingOrder write(StandingOrder order) {
        EventProto.StandingOrder.Builder builder = EventProto.StandingOrder.newBuilder()
                .setId(order.id().value())
                .setTrip(write(order.trip()))
                .setTime(order.time().toString())
                .setFirstDay(order.firstDay().toString());
        order.days().forEach(day -> builder.addDaysOfWeek(day.getValue()));
        order.lastDay().ifPresent(day -> builder.setLastDay(day.toString()));
        order.skippedDays().forEach(day -> builder.addSkippedDays(day.toString()));
        return builder.build();
    }

    private StandingOrder read(EventProto.StandingOrder order) {
        return new StandingOrder(
                new StandingOrderId(order.getId()),
                read(order.getTrip()),
                LocalTime.parse(order.getTime()),
                order.getDaysOfWeekList().stream().map(DayOfWeek::of).toList(),
                LocalDate.parse(order.getFirstDay()),
                order.hasLastDay() ? Optional.of(LocalDate.parse(order.getLastDay())) : Optional.empty(),
                order.getSkippedDaysList().stream().map(LocalDate::parse).toList());
    }

    private EventProto.RideRequest write(RideRequest request) {
        EventProto.RideRequest.Builder builder = EventProto.RideRequest.newBuilder()
                .setRiderId(request.rider().value())
                .setParty(ValueCodec.write(request.party()))
                .setPickupDwellSeconds(request.pickupDwellSeconds())
                .setDropoffDwellSeconds(request.dropoffDwellSeconds())
                .setRiderClass(request.riderClass().value());
        request.pickups().forEach(access -> builder.addPickups(values.write(access)));
        request.dropoffs().forEach(access -> builder.addDropoffs(values.write(access)));
        switch (request.wish()) {
            case TravelWish.DepartAfter wish -> builder.setDepartAfterSeconds(wish.earliestSeconds());
            case TravelWish.ArriveBy wish -> builder.setArriveBySeconds(wish.latestSeconds());
        }
        request.outward().ifPresent(outward -> builder.setOutwardRideId(outward.value()));
        return builder.build();
    }

    private RideRequest read(EventProto.RideRequest request) {
        TravelWish wish = switch (request.getWishCase()) {
            case DEPART_AFTER_SECONDS ->
                new TravelWish.DepartAfter(ValueCodec.seconds(request.getDepartAfterSeconds()));
            case ARRIVE_BY_SECONDS -> new TravelWish.ArriveBy(ValueCodec.seconds(request.getArriveBySeconds()));
            case WISH_NOT_SET ->
                throw new EventFormatException(
                        "The request of '%s' has no wish that this version knows.".formatted(request.getRiderId()));
        };
        return new RideRequest(
                new RiderId(request.getRiderId()),
                ValueCodec.read(request.getParty()),
                request.getPickupsList().stream().map(values::read).toList(),
                request.getDropoffsList().stream().map(values::read).toList(),
                wish,
                request.getPickupDwellSeconds(),
                request.getDropoffDwellSeconds(),
                ValueCodec.riderClass(request.getRiderClass()),
                request.hasOutwardRideId() ? Optional.of(new RideId(request.getOutwardRideId())) : Optional.empty());
    }
}
