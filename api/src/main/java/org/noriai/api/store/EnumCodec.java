package org.noriai.api.store;

import com.google.protobuf.ProtocolMessageEnum;
import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.Stop;

/** The alternatives within events as proto enums, both ways; a new one fails to compile until it has a number. */
final class EnumCodec {

    private EnumCodec() {}

    static EventProto.ReleaseCause write(DispatchEvent.ReleaseCause value) {
        return switch (value) {
            case EXPIRED -> EventProto.ReleaseCause.RELEASE_CAUSE_EXPIRED;
            case SUPERSEDED -> EventProto.ReleaseCause.RELEASE_CAUSE_SUPERSEDED;
            case DECLINED -> EventProto.ReleaseCause.RELEASE_CAUSE_DECLINED;
            case ANOTHER_CHOSEN -> EventProto.ReleaseCause.RELEASE_CAUSE_ANOTHER_CHOSEN;
            case NOT_KEEPABLE -> EventProto.ReleaseCause.RELEASE_CAUSE_NOT_KEEPABLE;
        };
    }

    static DispatchEvent.ReleaseCause read(EventProto.ReleaseCause value) {
        return switch (value) {
            case RELEASE_CAUSE_EXPIRED -> DispatchEvent.ReleaseCause.EXPIRED;
            case RELEASE_CAUSE_SUPERSEDED -> DispatchEvent.ReleaseCause.SUPERSEDED;
            case RELEASE_CAUSE_DECLINED -> DispatchEvent.ReleaseCause.DECLINED;
            case RELEASE_CAUSE_ANOTHER_CHOSEN -> DispatchEvent.ReleaseCause.ANOTHER_CHOSEN;
            case RELEASE_CAUSE_NOT_KEEPABLE -> DispatchEvent.ReleaseCause.NOT_KEEPABLE;
            case RELEASE_CAUSE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.MissedCause write(DispatchEvent.MissedCause value) {
        return switch (value) {
            case RIDER_ABSENT -> EventProto.MissedCause.MISSED_CAUSE_RIDER_ABSENT;
            case VEHICLE_LATE -> EventProto.MissedCause.MISSED_CAUSE_VEHICLE_LATE;
        };
    }

    static DispatchEvent.MissedCause read(EventProto.MissedCause value) {
        return switch (value) {
            case MISSED_CAUSE_RIDER_ABSENT -> DispatchEvent.MissedCause.RIDER_ABSENT;
            case MISSED_CAUSE_VEHICLE_LATE -> DispatchEvent.MissedCause.VEHICLE_LATE;
            case MISSED_CAUSE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.PlanCause write(DispatchEvent.PlanCause value) {
        return switch (value) {
            case INSERTION -> EventProto.PlanCause.PLAN_CAUSE_INSERTION;
            case IMPROVEMENT -> EventProto.PlanCause.PLAN_CAUSE_IMPROVEMENT;
            case REPAIR -> EventProto.PlanCause.PLAN_CAUSE_REPAIR;
        };
    }

    static DispatchEvent.PlanCause read(EventProto.PlanCause value) {
        return switch (value) {
            case PLAN_CAUSE_INSERTION -> DispatchEvent.PlanCause.INSERTION;
            case PLAN_CAUSE_IMPROVEMENT -> DispatchEvent.PlanCause.IMPROVEMENT;
            case PLAN_CAUSE_REPAIR -> DispatchEvent.PlanCause.REPAIR;
            case PLAN_CAUSE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.RideStatus write(RideStatus value) {
        return switch (value) {
            case HELD -> EventProto.RideStatus.RIDE_STATUS_HELD;
            case CONFIRMED -> EventProto.RideStatus.RIDE_STATUS_CONFIRMED;
            case ABOARD -> EventProto.RideStatus.RIDE_STATUS_ABOARD;
            case COMPLETED -> EventProto.RideStatus.RIDE_STATUS_COMPLETED;
            case CANCELLED -> EventProto.RideStatus.RIDE_STATUS_CANCELLED;
            case MISSED -> EventProto.RideStatus.RIDE_STATUS_MISSED;
        };
    }

    static RideStatus read(EventProto.RideStatus value) {
        return switch (value) {
            case RIDE_STATUS_HELD -> RideStatus.HELD;
            case RIDE_STATUS_CONFIRMED -> RideStatus.CONFIRMED;
            case RIDE_STATUS_ABOARD -> RideStatus.ABOARD;
            case RIDE_STATUS_COMPLETED -> RideStatus.COMPLETED;
            case RIDE_STATUS_CANCELLED -> RideStatus.CANCELLED;
            case RIDE_STATUS_MISSED -> RideStatus.MISSED;
            case RIDE_STATUS_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.StopKind write(Stop.Kind value) {
        return switch (value) {
            case PICKUP -> EventProto.StopKind.STOP_KIND_PICKUP;
            case DROPOFF -> EventProto.StopKind.STOP_KIND_DROPOFF;
        };
    }

    static Stop.Kind read(EventProto.StopKind value) {
        return switch (value) {
            case STOP_KIND_PICKUP -> Stop.Kind.PICKUP;
            case STOP_KIND_DROPOFF -> Stop.Kind.DROPOFF;
            case STOP_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    private static EventFormatException unknown(ProtocolMessageEnum value) {
        return new EventFormatException("The event has no %s that this version knows."
                .formatted(value.getDescriptorForType().getName()));
    }
}
