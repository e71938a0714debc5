package org.noriai.api.fare;

/** A fare file that can't be used; the message names every mistake with its line, field and value. */
public final class FareFileException extends Exception {

    private static final long serialVersionUID = 1L;

    FareFileException(String message) {
        super(message);
    }
}
