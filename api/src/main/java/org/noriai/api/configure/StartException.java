package org.noriai.api.configure;

/** The service can't start; the message is one line that says what is wrong and what to do. */
public class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public StartException(String message) {
        super(message, null, false, false);
    }
}
