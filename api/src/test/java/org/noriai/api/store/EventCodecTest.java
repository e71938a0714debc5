package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.noriai.api.event.v1.EventProto;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.ShiftId;

/** Every event survives the way to disk and back; what is not an event is refused by name. */
final class EventCodecTest {

    private static final int SAMPLES = 12_000;

    private final EventCodec codec = new EventCodec(RandomEvents.NAMES);

    @Test
    void everyKindOfEventComesBackAsItWas() {
        Set<Class<?>> seen = new HashSet<>();
        for (long n = 1; n <= SAMPLES; n++) {
            DispatchEvent event = RandomEvents.event(n);
            assertThat(codec.decode(codec.encode(event))).as("sample %d", n).isEqualTo(event);
            seen.add(event.getClass());
        }
        assertThat(seen).isEqualTo(RandomEvents.kinds()).hasSize(RandomEvents.KINDS);
    }

    @Test
    void aStopKeepsItsNameWhenThePlacesAreNumberedAnew() {
        byte[] bytes = new EventCodec(new PlaceNames(List.of("a", "b", "c")))
                .encode(new DispatchEvent.StopArrived(5, new ShiftId("s"), 2, 4));
        assertThat(new EventCodec(new PlaceNames(List.of("c", "x"))).decode(bytes))
                .isEqualTo(new DispatchEvent.StopArrived(5, new ShiftId("s"), 0, 4));
    }

    @Test
    void aStopThatTheMapNoLongerHasIsNamed() {
        byte[] bytes = new EventCodec(new PlaceNames(List.of("a", "gone")))
                .encode(new DispatchEvent.StopArrived(5, new ShiftId("s"), 1, 4));
        assertThatThrownBy(() -> new EventCodec(new PlaceNames(List.of("a"))).decode(bytes))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("'gone'");
    }

    @Test
    void anEventOfANewerVersionIsRefused() {
        byte[] bytes = EventProto.EventEnvelope.newBuilder()
                .setSchemaVersion(EventCodec.SCHEMA_VERSION + 1)
                .setShiftStarted(EventProto.ShiftStarted.newBuilder().setShiftId("s"))
                .build()
                .toByteArray();
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("schema version " + (EventCodec.SCHEMA_VERSION + 1));
    }

    @Test
    void anUnknownKindOrCauseIsRefused() {
        byte[] noKind = EventProto.EventEnvelope.newBuilder()
                .setSchemaVersion(1)
                .setAtSeconds(7)
                .build()
                .toByteArray();
        byte[] newCause = EventProto.EventEnvelope.newBuilder()
                .setSchemaVersion(1)
                .setRideMissed(EventProto.RideMissed.newBuilder().setRideId("r").setCauseValue(99))
                .build()
                .toByteArray();
        assertThatThrownBy(() -> codec.decode(noKind))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("no kind");
        assertThatThrownBy(() -> codec.decode(newCause))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("MissedCause");
    }

    @Test
    void bytesThatAreNoEventAreRefused() {
        assertThatThrownBy(() -> codec.decode(new byte[] {1, 2, 3}))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("no event");
        assertThatThrownBy(() -> codec.decode(EventProto.EventEnvelope.newBuilder()
                        .setSchemaVersion(1)
                        .setAtSeconds(1L << 40)
                        .setShiftStarted(EventProto.ShiftStarted.newBuilder().setShiftId("s"))
                        .build()
                        .toByteArray()))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("impossible value");
    }

    @Test
    void aPlaceThatIsNoStopCannotBeWritten() {
        assertThatThrownBy(
                        () -> codec.encode(new DispatchEvent.StopArrived(1, new ShiftId("s"), RandomEvents.PLACES, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place 40");
    }

    @Test
    void twoPlacesOfOneNameAreRefused() {
        assertThatThrownBy(() -> new PlaceNames(List.of("a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a' of place 2");
    }
}
