package org.noriai.api.view;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Party;
import org.noriai.api.v1.TimeWindow;

/** Small values in the contract's messages. */
public final class Messages {

    private Messages() {}

    /** An engine second. */
    public static Timestamp timestamp(int seconds) {
        return timestamp(AreaTime.toInstant(seconds));
    }

    /** An instant. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** A window of engine seconds. */
    public static TimeWindow window(org.noriai.dispatch.model.TimeWindow window) {
        return TimeWindow.newBuilder()
                .setStart(timestamp(window.startSeconds()))
                .setEnd(timestamp(window.endSeconds()))
                .build();
    }

    /** A point. */
    public static LatLng latLng(double latitude, double longitude) {
        return LatLng.newBuilder().setLatitude(latitude).setLongitude(longitude).build();
    }

    /** Who travels. */
    public static Party party(org.noriai.dispatch.model.Party party) {
        return Party.newBuilder()
                .setSeats(party.seats())
                .setWheelchairs(party.wheelchairs())
                .setCompanions(party.companions())
                .setChildren(party.children())
                .setLuggage(party.luggage())
                .setRamp(party.ramp())
                .setAlone(party.alone())
                .build();
    }
}
