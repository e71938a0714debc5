package org.noriai.routing.transit.archive;

/**
 * What is wrong with a feed, and where.
 *
 * @param file in the zip, or the zip itself
 * @param line from 1, the header's; 0 where it is about the whole file
 * @param field name of the column; empty where it is about the whole row
 * @param value what stands there
 * @param fault what is wrong with it, as the rest of a sentence
 */
public record FeedProblem(String file, int line, String field, String value, String fault) {

    private static final int VALUE_CHARS_MAX = 60;

    /** About a whole file. */
    public static FeedProblem of(String file, String fault) {
        return new FeedProblem(file, 0, "", "", fault);
    }

    /** One line for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(" line ").append(line);
        }
        if (!field.isEmpty()) {
            text.append(": ").append(field).append(" '").append(shown()).append("'");
        }
        return text.append(' ').append(fault).toString();
    }

    private String shown() {
        String plain = value.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= VALUE_CHARS_MAX ? plain : plain.substring(0, VALUE_CHARS_MAX) + "…";
    }
}
