package org.noriai.api.store;

import com.google.protobuf.ByteString;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.spi.EventLog;

/** A row that is written in the transaction of the events that it belongs to. */
public sealed interface StoreRow extends EventLog.Enclosure {

    /**
     * What a caller's key was answered.
     *
     * @param key whose, for which method
     * @param requestHash what was asked, hashed
     * @param answer the first one
     * @param expiresAtSeconds until when the key is kept, in seconds of the system's clock since 1970
     */
    record AnswerKept(CallKey key, String requestHash, ByteString answer, long expiresAtSeconds) implements StoreRow {}

    /**
     * A ride that is promised, under way or over, as it is from now on.
     *
     * @param ride all of it
     */
    record RideNow(Ride ride) implements StoreRow {}

    /**
     * What somebody is to be told. The same notice is made once.
     *
     * @param notice its id, the same for the same news
     * @param kind what happened
     * @param ride of which ride
     * @param rider whose
     * @param madeAtSeconds in seconds since the area's epoch
     * @param payload what is told, without anything personal
     */
    record Notice(String notice, String kind, RideId ride, RiderId rider, int madeAtSeconds, ByteString payload)
            implements StoreRow {}
}
