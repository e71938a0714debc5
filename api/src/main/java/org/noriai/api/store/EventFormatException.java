package org.noriai.api.store;

/** Bytes of the log are not an event that this version can read. */
public final class EventFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names what does not fit. */
    public EventFormatException(String message) {
        super(message);
    }

    /** Names what does not fit and its cause. */
    public EventFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
