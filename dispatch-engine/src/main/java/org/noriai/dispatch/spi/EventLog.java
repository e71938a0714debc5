package org.noriai.dispatch.spi;

import java.util.List;
import java.util.function.Consumer;
import org.noriai.dispatch.event.DispatchEvent;

/**
 * The durable log of one service area: its only truth.
 *
 * <p>Used by one thread at a time. Sequence numbers begin at 1 and have no gaps.
 */
public interface EventLog {

    /**
     * Gives every event in order.
     *
     * @return the sequence number of the last one, 0 if there is none
     * @throws EventLogException if the log can't be read
     */
    long replay(Consumer<DispatchEvent> consumer);

    /**
     * Gives the events after one in order, for an owner who knows the state with that one.
     *
     * @param sequence the sequence number of the last event that is not to be given
     * @return the sequence number of the last one
     * @throws EventLogException if the log can't be read or ends before
     */
    default long replayAfter(long sequence, Consumer<DispatchEvent> consumer) {
        long[] at = {0};
        long last = replay(event -> {
            if (++at[0] > sequence) {
                consumer.accept(event);
            }
        });
        if (last < sequence) {
            throw new EventLogException("The log ends with event %d, before event %d.".formatted(last, sequence));
        }
        return last;
    }

    /**
     * Appends all or none and returns once they would survive the loss of power.
     *
     * @param expectedSequence the sequence number that the log ends with
     * @param batches the events of one command each, in order; none empty
     * @return the sequence number that the log ends with now
     * @throws EventLogException if another owner has written, or the store fails; then nothing was appended
     */
    long append(long expectedSequence, List<List<DispatchEvent>> batches);

    /**
     * Appends as {@link #append(long, List)} does, and with the events, in the same transaction, what is enclosed.
     *
     * @throws EventLogException also if the log does not know what is enclosed
     */
    default long append(long expectedSequence, List<List<DispatchEvent>> batches, List<Enclosure> enclosures) {
        if (!enclosures.isEmpty()) {
            throw new EventLogException("%s keeps events only, not %s."
                    .formatted(
                            getClass().getSimpleName(),
                            enclosures.getFirst().getClass().getSimpleName()));
        }
        return append(expectedSequence, batches);
    }

    /** What is written together with events or not at all; what it means is the business of a log and its user. */
    interface Enclosure {}

    /** The log could not be read or written. */
    final class EventLogException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Names what failed. */
        public EventLogException(String message) {
            super(message);
        }

        /** Names what failed and its cause. */
        public EventLogException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
