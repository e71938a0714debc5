package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noriai.api.store.RandomEvents.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.spi.EventLog;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/** What every event log has to hold, whatever it is kept in. */
abstract class EventLogContract {

    /** An owner's view of one and the same log. */
    interface Owner {
        EventLog log();

        Optional<RideId> findConfirmed(RiderId rider, String key);
    }

    /** Becomes the log's owner; who was before may still try to write. */
    abstract Owner takeOver();

    @Test
    void whatWasAppendedIsReplayedInOrderToTheNextOwner() {
        EventLog log = takeOver().log();
        assertThat(log.replay(event -> {
                    throw new AssertionError("an empty log gave " + event);
                }))
                .isZero();
        assertThat(log.append(0, RandomEvents.batches(1, 1))).isEqualTo(1);
        assertThat(log.append(1, RandomEvents.batches(2, 50))).isEqualTo(50);
        assertThat(replayed(log)).isEqualTo(events(50));
        assertThat(replayed(takeOver().log())).isEqualTo(events(50));
    }

    @Test
    void anAppendAtAnotherSequenceChangesNothing() {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 10));
        for (long wrong : new long[] {0, 9, 11, Long.MAX_VALUE - 100}) {
            assertThatThrownBy(() -> log.append(wrong, RandomEvents.batches(11, 13)))
                    .isInstanceOf(EventLogException.class)
                    .hasMessageContaining("event 10")
                    .hasMessageContaining(Long.toString(wrong));
        }
        assertThat(replayed(log)).isEqualTo(events(10));
        assertThat(log.append(10, RandomEvents.batches(11, 13))).isEqualTo(13);
    }

    @Test
    void aStaleOwnerCannotWrite() {
        EventLog former = takeOver().log();
        former.append(0, RandomEvents.batches(1, 10));
        EventLog present = takeOver().log();
        assertThatThrownBy(() -> former.append(10, RandomEvents.batches(11, 11)))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("owner 1")
                .hasMessageContaining("owner 2");
        assertThat(present.append(10, RandomEvents.batches(11, 20))).isEqualTo(20);
        assertThat(replayed(present)).isEqualTo(events(20));
    }

    @Test
    void aKeyGivesTheRideOfItsRiderOnceItIsOnDisk() {
        Owner owner = takeOver();
        owner.log().append(0, RandomEvents.batches(1, 2));
        assertThat(owner.findConfirmed(RandomEvents.riderOf(3), RandomEvents.keyOf(3)))
                .isEmpty();
        owner.log().append(2, RandomEvents.batches(3, SECOND));
        Owner next = takeOver();
        for (Owner each : List.of(owner, next)) {
            assertThat(each.findConfirmed(RandomEvents.riderOf(3), RandomEvents.keyOf(3)))
                    .contains(new RideId("ride-2"));
            assertThat(each.findConfirmed(RandomEvents.riderOf(SECOND), RandomEvents.keyOf(SECOND)))
                    .contains(new RideId("ride-" + (SECOND - 1)));
        }
        assertThat(next.findConfirmed(RandomEvents.riderOf(3), RandomEvents.keyOf(SECOND)))
                .as("keys are per rider")
                .isEmpty();
    }

    @Test
    void anOfferThatWasHeldUnderTheFormerOwnerIsAssignedToItsRider() {
        takeOver().log().append(0, RandomEvents.batches(1, 2));
        Owner next = takeOver();
        next.log().append(2, RandomEvents.batches(3, 3));
        assertThat(next.findConfirmed(RandomEvents.riderOf(3), RandomEvents.keyOf(3)))
                .contains(new RideId("ride-2"));
    }

    @Test
    void aRideAndItsAssignmentInOneAppendBelongTogether() {
        Owner owner = takeOver();
        owner.log().append(0, List.of(List.of(RandomEvents.event(2), RandomEvents.event(3))));
        assertThat(owner.findConfirmed(RandomEvents.riderOf(3), RandomEvents.keyOf(3)))
                .contains(new RideId("ride-2"));
    }

    @Test
    void theSameKeyForASecondRideOfARiderIsRefusedWhole() {
        EventLog log = takeOver().log();
        DispatchEvent held = RandomEvents.event(2);
        DispatchEvent assigned = RandomEvents.event(3);
        log.append(0, List.of(List.of(held, assigned)));
        assertThatThrownBy(
                        () -> log.append(2, List.of(List.of(RandomEvents.event(1)), List.of(held), List.of(assigned))))
                .isInstanceOf(EventLogException.class);
        assertThat(replayed(log)).containsExactly(held, assigned);
    }

    @Test
    void anAssignmentOfARideThatNobodyWasOfferedIsRefusedWhole() {
        EventLog log = takeOver().log();
        assertThatThrownBy(() -> log.append(0, List.of(List.of(RandomEvents.event(1), RandomEvents.event(SECOND)))))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("ride-" + (SECOND - 1));
        assertThat(replayed(log)).isEmpty();
    }

    @Test
    void anEventThatCannotBeWrittenLeavesTheLogAsItWas() {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 5));
        DispatchEvent nowhere = new DispatchEvent.StopArrived(1, new ShiftId("s"), RandomEvents.PLACES, 1);
        assertThatThrownBy(() -> log.append(5, List.of(List.of(RandomEvents.event(6)), List.of(nowhere))))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("place 40");
        assertThat(log.append(5, RandomEvents.batches(6, 7))).isEqualTo(7);
        assertThat(replayed(log)).isEqualTo(events(7));
    }

    static List<DispatchEvent> events(long count) {
        return LongStream.rangeClosed(1, count).mapToObj(RandomEvents::event).toList();
    }

    static List<DispatchEvent> replayed(EventLog log) {
        List<DispatchEvent> events = new ArrayList<>();
        assertThat(log.replay(events::add)).isEqualTo(events.size());
        return events;
    }
}
