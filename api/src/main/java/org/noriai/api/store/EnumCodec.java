package org.noriai.api.store;

import com.google.protobuf.ProtocolMessageEnum;
import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.event.BookingEvent;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.BreachCause;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.PromiseConsent;
import org.noriai.dispatch.model.RejectionReason;
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
            case VEHICLE_DELAYED -> EventProto.MissedCause.MISSED_CAUSE_VEHICLE_DELAYED;
            case VEHICLE_LOST -> EventProto.MissedCause.MISSED_CAUSE_VEHICLE_LOST;
            case SHIFT_CURTAILED -> EventProto.MissedCause.MISSED_CAUSE_SHIFT_CURTAILED;
            case ZONE_SUSPENDED -> EventProto.MissedCause.MISSED_CAUSE_ZONE_SUSPENDED;
            case STREETS_CHANGED -> EventProto.MissedCause.MISSED_CAUSE_STREETS_CHANGED;
        };
    }

    static DispatchEvent.MissedCause read(EventProto.MissedCause value) {
        return switch (value) {
            case MISSED_CAUSE_RIDER_ABSENT -> DispatchEvent.MissedCause.RIDER_ABSENT;
            case MISSED_CAUSE_VEHICLE_LATE -> DispatchEvent.MissedCause.VEHICLE_LATE;
            case MISSED_CAUSE_VEHICLE_DELAYED -> DispatchEvent.MissedCause.VEHICLE_DELAYED;
            case MISSED_CAUSE_VEHICLE_LOST -> DispatchEvent.MissedCause.VEHICLE_LOST;
            case MISSED_CAUSE_SHIFT_CURTAILED -> DispatchEvent.MissedCause.SHIFT_CURTAILED;
            case MISSED_CAUSE_ZONE_SUSPENDED -> DispatchEvent.MissedCause.ZONE_SUSPENDED;
            case MISSED_CAUSE_STREETS_CHANGED -> DispatchEvent.MissedCause.STREETS_CHANGED;
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

    static EventProto.BreachCause write(BreachCause value) {
        return switch (value) {
            case VEHICLE_DELAYED -> EventProto.BreachCause.BREACH_CAUSE_VEHICLE_DELAYED;
            case VEHICLE_LOST -> EventProto.BreachCause.BREACH_CAUSE_VEHICLE_LOST;
            case SHIFT_CURTAILED -> EventProto.BreachCause.BREACH_CAUSE_SHIFT_CURTAILED;
            case ZONE_SUSPENDED -> EventProto.BreachCause.BREACH_CAUSE_ZONE_SUSPENDED;
            case STREETS_CHANGED -> EventProto.BreachCause.BREACH_CAUSE_STREETS_CHANGED;
            case RIDE_MOVED -> EventProto.BreachCause.BREACH_CAUSE_RIDE_MOVED;
        };
    }

    static BreachCause read(EventProto.BreachCause value) {
        return switch (value) {
            case BREACH_CAUSE_VEHICLE_DELAYED -> BreachCause.VEHICLE_DELAYED;
            case BREACH_CAUSE_VEHICLE_LOST -> BreachCause.VEHICLE_LOST;
            case BREACH_CAUSE_SHIFT_CURTAILED -> BreachCause.SHIFT_CURTAILED;
            case BREACH_CAUSE_ZONE_SUSPENDED -> BreachCause.ZONE_SUSPENDED;
            case BREACH_CAUSE_STREETS_CHANGED -> BreachCause.STREETS_CHANGED;
            case BREACH_CAUSE_RIDE_MOVED -> BreachCause.RIDE_MOVED;
            case BREACH_CAUSE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.PromiseConsent write(PromiseConsent value) {
        return switch (value) {
            case RIDER_AGREED -> EventProto.PromiseConsent.PROMISE_CONSENT_RIDER_AGREED;
            case NARROWER -> EventProto.PromiseConsent.PROMISE_CONSENT_NARROWER;
        };
    }

    static PromiseConsent read(EventProto.PromiseConsent value) {
        return switch (value) {
            case PROMISE_CONSENT_RIDER_AGREED -> PromiseConsent.RIDER_AGREED;
            case PROMISE_CONSENT_NARROWER -> PromiseConsent.NARROWER;
            case PROMISE_CONSENT_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.ReturnClosure write(BookingEvent.ReturnClosure value) {
        return switch (value) {
            case CANCELLED -> EventProto.ReturnClosure.RETURN_CLOSURE_CANCELLED;
            case LAPSED -> EventProto.ReturnClosure.RETURN_CLOSURE_LAPSED;
        };
    }

    static BookingEvent.ReturnClosure read(EventProto.ReturnClosure value) {
        return switch (value) {
            case RETURN_CLOSURE_CANCELLED -> BookingEvent.ReturnClosure.CANCELLED;
            case RETURN_CLOSURE_LAPSED -> BookingEvent.ReturnClosure.LAPSED;
            case RETURN_CLOSURE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.ProposalClosure write(BookingEvent.ProposalClosure value) {
        return switch (value) {
            case DECLINED -> EventProto.ProposalClosure.PROPOSAL_CLOSURE_DECLINED;
            case LAPSED -> EventProto.ProposalClosure.PROPOSAL_CLOSURE_LAPSED;
        };
    }

    static BookingEvent.ProposalClosure read(EventProto.ProposalClosure value) {
        return switch (value) {
            case PROPOSAL_CLOSURE_DECLINED -> BookingEvent.ProposalClosure.DECLINED;
            case PROPOSAL_CLOSURE_LAPSED -> BookingEvent.ProposalClosure.LAPSED;
            case PROPOSAL_CLOSURE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.OpenReturnStatus write(OpenReturn.Status value) {
        return switch (value) {
            case OPEN -> EventProto.OpenReturnStatus.OPEN_RETURN_STATUS_OPEN;
            case CALLED -> EventProto.OpenReturnStatus.OPEN_RETURN_STATUS_CALLED;
            case CANCELLED -> EventProto.OpenReturnStatus.OPEN_RETURN_STATUS_CANCELLED;
            case LAPSED -> EventProto.OpenReturnStatus.OPEN_RETURN_STATUS_LAPSED;
        };
    }

    static OpenReturn.Status read(EventProto.OpenReturnStatus value) {
        return switch (value) {
            case OPEN_RETURN_STATUS_OPEN -> OpenReturn.Status.OPEN;
            case OPEN_RETURN_STATUS_CALLED -> OpenReturn.Status.CALLED;
            case OPEN_RETURN_STATUS_CANCELLED -> OpenReturn.Status.CANCELLED;
            case OPEN_RETURN_STATUS_LAPSED -> OpenReturn.Status.LAPSED;
            case OPEN_RETURN_STATUS_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventProto.RejectionReason write(RejectionReason value) {
        return switch (value) {
            case NO_VEHICLE_IN_TIME -> EventProto.RejectionReason.REJECTION_REASON_NO_VEHICLE_IN_TIME;
            case PARTY_TOO_LARGE -> EventProto.RejectionReason.REJECTION_REASON_PARTY_TOO_LARGE;
            case TOO_CLOSE -> EventProto.RejectionReason.REJECTION_REASON_TOO_CLOSE;
            case OUTSIDE_SERVICE_HOURS -> EventProto.RejectionReason.REJECTION_REASON_OUTSIDE_SERVICE_HOURS;
            case BEYOND_BOOKING_HORIZON -> EventProto.RejectionReason.REJECTION_REASON_BEYOND_BOOKING_HORIZON;
            case UNREACHABLE -> EventProto.RejectionReason.REJECTION_REASON_UNREACHABLE;
            case NO_ACCESSIBLE_VEHICLE -> EventProto.RejectionReason.REJECTION_REASON_NO_ACCESSIBLE_VEHICLE;
            case ZONE_SUSPENDED -> EventProto.RejectionReason.REJECTION_REASON_ZONE_SUSPENDED;
            case NOT_AT_THE_DOOR -> EventProto.RejectionReason.REJECTION_REASON_NOT_AT_THE_DOOR;
            case TOO_MANY_TRIPS -> EventProto.RejectionReason.REJECTION_REASON_TOO_MANY_TRIPS;
        };
    }

    static RejectionReason read(EventProto.RejectionReason value) {
        return switch (value) {
            case REJECTION_REASON_NO_VEHICLE_IN_TIME -> RejectionReason.NO_VEHICLE_IN_TIME;
            case REJECTION_REASON_PARTY_TOO_LARGE -> RejectionReason.PARTY_TOO_LARGE;
            case REJECTION_REASON_TOO_CLOSE -> RejectionReason.TOO_CLOSE;
            case REJECTION_REASON_OUTSIDE_SERVICE_HOURS -> RejectionReason.OUTSIDE_SERVICE_HOURS;
            case REJECTION_REASON_BEYOND_BOOKING_HORIZON -> RejectionReason.BEYOND_BOOKING_HORIZON;
            case REJECTION_REASON_UNREACHABLE -> RejectionReason.UNREACHABLE;
            case REJECTION_REASON_NO_ACCESSIBLE_VEHICLE -> RejectionReason.NO_ACCESSIBLE_VEHICLE;
            case REJECTION_REASON_ZONE_SUSPENDED -> RejectionReason.ZONE_SUSPENDED;
            case REJECTION_REASON_NOT_AT_THE_DOOR -> RejectionReason.NOT_AT_THE_DOOR;
            case REJECTION_REASON_TOO_MANY_TRIPS -> RejectionReason.TOO_MANY_TRIPS;
            case REJECTION_REASON_UNSPECIFIED, UNRECOGNIZED -> throw unknown(value);
        };
    }

    static EventFormatException unknown(ProtocolMessageEnum value) {
        return new EventFormatException("The event has no %s that this version knows."
                .formatted(value.getDescriptorForType().getName()));
    }
}
