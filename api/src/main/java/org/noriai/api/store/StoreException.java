package org.noriai.api.store;

/** The store can't be opened or used. The message says what is wrong and what to do. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public StoreException(String message) {
        super(message);
    }

    /** Says what is wrong, and its cause. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
