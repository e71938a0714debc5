package org.noriai.routing.intake;

/** An import that can't be done; the message is one line for people that names the file and the cause. */
public final class RegionImportException extends Exception {

    private static final long serialVersionUID = 1;

    /** With what to say. */
    public RegionImportException(String message) {
        super(message);
    }

    /** With what to say and where it comes from. */
    public RegionImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
