package org.noriai.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.spi.EventLog;
import org.noriai.dispatch.spi.EventLog.EventLogException;

/** What every event log has to hold, whatever it is kept in. */
abstract class EventLogContract {

    /** An owner's view of one and the same log. */
    interface Owner {
        EventLog log();

        Optional<KeptAnswers.Kept> findAnswer(CallKey key);

        Optional<Ride> findRide(RideId ride);
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
    void anOwnerWhoKnowsAStateIsGivenWhatFollows() {
        EventLog log = takeOver().log();
        log.append(0, RandomEvents.batches(1, 10));
        List<DispatchEvent> after = new ArrayList<>();
        assertThat(log.replayAfter(7, after::add)).isEqualTo(10);
        assertThat(after).isEqualTo(events(10).subList(7, 10));
        assertThat(log.replayAfter(10, after::add)).isEqualTo(10);
        assertThat(after).hasSize(3);
        assertThatThrownBy(() -> log.replayAfter(11, after::add)).isInstanceOf(EventLogException.class);
    }

    @Test
    void anAnswerIsThereOnceItsEventsAre() {
        Owner owner = takeOver();
        owner.log().append(0, RandomEvents.batches(1, 2), List.of(answer("ann", "Confirm", "k", "first")));
        for (Owner each : List.of(owner, takeOver())) {
            assertThat(each.findAnswer(new CallKey("ann", "Confirm", "k")).map(KeptAnswers.Kept::answer))
                    .contains(ByteString.copyFromUtf8("first"));
            assertThat(each.findAnswer(new CallKey("bob", "Confirm", "k")))
                    .as("another caller's")
                    .isEmpty();
            assertThat(each.findAnswer(new CallKey("ann", "Cancel", "k")))
                    .as("another method's")
                    .isEmpty();
        }
    }

    @Test
    void anAnswerWhoseTimeIsOverIsNoneAndGivesWay() {
        Owner owner = takeOver();
        CallKey key = new CallKey("ann", "Confirm", "k");
        owner.log()
                .append(
                        0,
                        RandomEvents.batches(1, 1),
                        List.of(new StoreRow.AnswerKept(key, "hash", ByteString.copyFromUtf8("old"), 1)));
        assertThat(owner.findAnswer(key)).isEmpty();
        owner.log().append(1, RandomEvents.batches(2, 2), List.of(answer("ann", "Confirm", "k", "new")));
        assertThat(owner.findAnswer(key).map(KeptAnswers.Kept::answer)).contains(ByteString.copyFromUtf8("new"));
    }

    @Test
    void aRideIsAsItWasWrittenLast() {
        Owner owner = takeOver();
        Ride offered =
                ((DispatchEvent.OffersHeld) RandomEvents.event(2)).offers().getFirst();
        Ride confirmed = offered.ended(RideStatus.CANCELLED, 9);
        owner.log().append(0, RandomEvents.batches(1, 1), List.of(new StoreRow.RideNow(offered)));
        owner.log().append(1, RandomEvents.batches(2, 2), List.of(new StoreRow.RideNow(confirmed)));
        assertThat(takeOver().findRide(offered.id())).contains(confirmed);
        assertThat(owner.findRide(new RideId("nobody's"))).isEmpty();
    }

    @Test
    void anAppendThatFailsWritesNoneOfItsRows() {
        Owner former = takeOver();
        former.log().append(0, RandomEvents.batches(1, 5));
        CallKey key = new CallKey("ann", "Confirm", "k");
        List<EventLog.Enclosure> rows = List.of(answer("ann", "Confirm", "k", "never"));
        DispatchEvent nowhere = new DispatchEvent.StopArrived(1, new ShiftId("s"), RandomEvents.PLACES, 1);
        EventLog.Enclosure unknown = new EventLog.Enclosure() {};
        assertThatThrownBy(() -> former.log().append(4, RandomEvents.batches(5, 6), rows))
                .as("at another sequence")
                .isInstanceOf(EventLogException.class);
        assertThatThrownBy(() -> former.log().append(5, List.of(List.of(nowhere)), rows))
                .as("an event that can't be written")
                .isInstanceOf(EventLogException.class);
        assertThatThrownBy(() -> former.log().append(5, RandomEvents.batches(6, 6), List.of(rows.getFirst(), unknown)))
                .as("a row that can't be written")
                .isInstanceOf(EventLogException.class);
        Owner present = takeOver();
        assertThatThrownBy(() -> former.log().append(5, RandomEvents.batches(6, 6), rows))
                .as("a former owner")
                .isInstanceOf(EventLogException.class);
        assertThat(present.findAnswer(key)).isEmpty();
        assertThat(replayed(present.log())).isEqualTo(events(5));
        present.log().append(5, RandomEvents.batches(6, 6), rows);
        assertThat(present.findAnswer(key)).isPresent();
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

    static EventLog.Enclosure answer(String caller, String method, String key, String answer) {
        return new StoreRow.AnswerKept(
                new CallKey(caller, method, key), "hash", ByteString.copyFromUtf8(answer), 1L << 40);
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
