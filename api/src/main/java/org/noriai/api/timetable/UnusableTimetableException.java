package org.noriai.api.timetable;

/** A timetable can't be used and nothing can be in force instead; the message is one line that says why. */
public final class UnusableTimetableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableTimetableException(String message) {
        super(message);
    }
}
