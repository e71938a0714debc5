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
     * Appends all or none and returns once they would survive the loss of power.
     *
     * @param expectedSequence the sequence number that the log ends with
     * @param batches the events of one command each, in order; none empty
     * @return the sequence number that the log ends with now
     * @throws EventLogException if another owner has written, or the store fails; then nothing was appended
     */
    long append(long expectedSequence, List<List<DispatchEvent>> batches);

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
