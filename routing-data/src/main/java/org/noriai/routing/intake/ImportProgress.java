package org.noriai.routing.intake;

/** Is told how far an import has come. */
@FunctionalInterface
public interface ImportProgress {

    /**
     * Something is done or begins.
     *
     * @param text one line for people
     */
    void line(String text);

    /**
     * So much of the step that began last is done.
     *
     * @param done of {@code total}
     * @param total how much there is to do
     */
    default void done(long done, long total) {}
}
