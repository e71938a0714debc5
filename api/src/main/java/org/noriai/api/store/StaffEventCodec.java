package org.noriai.api.store;

import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.event.StaffEvent;
import org.noriai.dispatch.model.Instruction;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;

/** What staff did, as messages, both ways. */
final class StaffEventCodec {

    private StaffEventCodec() {}

    static EventProto.StaffEvent write(StaffEvent event) {
        EventProto.StaffEvent.Builder builder = EventProto.StaffEvent.newBuilder();
        switch (event) {
            case StaffEvent.InstructionFollowed it -> builder.setInstructionFollowed(write(it));
            case StaffEvent.RidePinned it ->
                builder.setRidePinned(
                        EventProto.RidePinned.newBuilder().setRideId(it.ride().value()));
            case StaffEvent.StreetRestricted it ->
                builder.setStreetRestricted(EventProto.StreetRestricted.newBuilder()
                        .setRestrictionId(it.id())
                        .setFeature(it.feature())
                        .setWindow(ValueCodec.write(it.window())));
            case StaffEvent.StreetFreed it ->
                builder.setStreetFreed(EventProto.StreetFreed.newBuilder().setRestrictionId(it.id()));
        }
        return builder.build();
    }

    private static EventProto.InstructionFollowed write(StaffEvent.InstructionFollowed event) {
        Instruction instruction = event.instruction();
        EventProto.InstructionFollowed.Builder builder = EventProto.InstructionFollowed.newBuilder()
                .setBy(instruction.by())
                .setKind(instruction.kind())
                .setSubject(instruction.subject())
                .setWhy(instruction.why())
                .setIdempotencyKey(instruction.idempotencyKey())
                .setFingerprint(instruction.fingerprint());
        for (RideEffect effect : event.effects()) {
            builder.addEffects(EventProto.RideEffect.newBuilder()
                    .setRideId(effect.ride().value())
                    .setKind(write(effect.kind()))
                    .setLateSeconds(effect.lateSeconds()));
        }
        return builder.build();
    }

    static StaffEvent read(EventProto.StaffEvent event, int at) {
        return switch (event.getEventCase()) {
            case INSTRUCTION_FOLLOWED -> read(event.getInstructionFollowed(), at);
            case RIDE_PINNED ->
                new StaffEvent.RidePinned(at, new RideId(event.getRidePinned().getRideId()));
            case STREET_RESTRICTED ->
                new StaffEvent.StreetRestricted(
                        at,
                        event.getStreetRestricted().getRestrictionId(),
                        event.getStreetRestricted().getFeature(),
                        ValueCodec.read(event.getStreetRestricted().getWindow()));
            case STREET_FREED ->
                new StaffEvent.StreetFreed(at, event.getStreetFreed().getRestrictionId());
            case EVENT_NOT_SET ->
                throw new EventFormatException(
                        "The staff event at %d s has no kind that this version knows.".formatted(at));
        };
    }

    private static StaffEvent read(EventProto.InstructionFollowed event, int at) {
        return new StaffEvent.InstructionFollowed(
                at,
                new Instruction(
                        event.getBy(),
                        event.getKind(),
                        event.getSubject(),
                        event.getWhy(),
                        event.getIdempotencyKey(),
                        event.getFingerprint()),
                event.getEffectsList().stream()
                        .map(it -> new RideEffect(
                                new RideId(it.getRideId()),
                                read(it.getKind()),
                                ValueCodec.seconds(it.getLateSeconds())))
                        .toList());
    }

    private static EventProto.RideEffectKind write(RideEffect.Kind value) {
        return switch (value) {
            case MOVED -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_MOVED;
            case NARROWED -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_NARROWED;
            case LATE -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_LATE;
            case MISSED -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_MISSED;
            case STRANDED -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_STRANDED;
            case CANCELLED -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_CANCELLED;
            case OFFER_RELEASED -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_OFFER_RELEASED;
            case TOLD -> EventProto.RideEffectKind.RIDE_EFFECT_KIND_TOLD;
        };
    }

    private static RideEffect.Kind read(EventProto.RideEffectKind value) {
        return switch (value) {
            case RIDE_EFFECT_KIND_MOVED -> RideEffect.Kind.MOVED;
            case RIDE_EFFECT_KIND_NARROWED -> RideEffect.Kind.NARROWED;
            case RIDE_EFFECT_KIND_LATE -> RideEffect.Kind.LATE;
            case RIDE_EFFECT_KIND_MISSED -> RideEffect.Kind.MISSED;
            case RIDE_EFFECT_KIND_STRANDED -> RideEffect.Kind.STRANDED;
            case RIDE_EFFECT_KIND_CANCELLED -> RideEffect.Kind.CANCELLED;
            case RIDE_EFFECT_KIND_OFFER_RELEASED -> RideEffect.Kind.OFFER_RELEASED;
            case RIDE_EFFECT_KIND_TOLD -> RideEffect.Kind.TOLD;
            case RIDE_EFFECT_KIND_UNSPECIFIED, UNRECOGNIZED -> throw EnumCodec.unknown(value);
        };
    }
}
