package org.noriai.routing.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * What an import found, what it left out and why: each step adds its lines, in the order in which the steps are done.
 * Confined to the importer's thread.
 */
public final class ImportReport {

    private final List<Entry> entries = new ArrayList<>();

    /** What a line is about. */
    public enum Kind {
        /** Something is in the bundle. */
        FOUND,
        /** Something given is not in the bundle. */
        DROPPED,
        /** Something is in the bundle that may not be what somebody wants. */
        DOUBTFUL
    }

    /**
     * A line.
     *
     * @param step which step of the import says so: one word
     * @param kind what it is about
     * @param text for people, without a full stop
     */
    public record Entry(String step, Kind kind, String text) {

        @Override
        public String toString() {
            return switch (kind) {
                case FOUND -> "%s: %s".formatted(step, text);
                case DROPPED -> "%s: left out: %s".formatted(step, text);
                case DOUBTFUL -> "%s: look at this: %s".formatted(step, text);
            };
        }
    }

    /** Something is in the bundle. */
    public void found(String step, String text) {
        entries.add(new Entry(step, Kind.FOUND, text));
    }

    /**
     * Something given is not in the bundle.
     *
     * @param text how many of what, and why
     */
    public void dropped(String step, String text) {
        entries.add(new Entry(step, Kind.DROPPED, text));
    }

    /** Something is in the bundle that may not be what somebody wants. */
    public void doubtful(String step, String text) {
        entries.add(new Entry(step, Kind.DOUBTFUL, text));
    }

    /** All lines so far. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
