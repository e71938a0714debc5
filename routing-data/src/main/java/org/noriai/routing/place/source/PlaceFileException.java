package org.noriai.routing.place.source;

/** A place file that can't be used at all; the message is one line for people that names the file and the cause. */
public final class PlaceFileException extends Exception {

    private static final long serialVersionUID = 1;

    /** With what to say. */
    public PlaceFileException(String message) {
        super(message);
    }

    /** With what to say and where it comes from. */
    public PlaceFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
