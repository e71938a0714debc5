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
}
