package org.noriai.api.web;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether the service serves, and whether it should be sent more work. It serves from when the log is replayed until it has
 * let its last calls end; it is ready while it serves, is not about to stop, and nothing hinders it. Thread-safe.
 */
public final class Readiness {

    private volatile boolean serves;
    private volatile boolean stopping;
    private volatile BooleanSupplier lives = () -> true;
    private volatile Supplier<Optional<String>> hindrance = Optional::empty;

    /** Says whether it serves. */
    public void set(boolean value) {
        serves = value;
    }

    /** Says that it is about to stop: it serves on, and is not ready. */
    public void stopping() {
        stopping = true;
    }

    /** Says what hinders it, if anything does, as a sentence; asked each time. */
    public void hinderedBy(Supplier<Optional<String>> asked) {
        hindrance = asked;
    }

    /** Says how to tell whether the engine lives; asked each time. */
    public void livesWhile(BooleanSupplier asked) {
        lives = asked;
    }

    /** Whether the engine lives; so it does before it begins. */
    public boolean lives() {
        return lives.getAsBoolean();
    }

    /** Whether it serves. */
    public boolean serves() {
        return serves;
    }

    /** Why it is not ready, as a sentence; empty if it is. */
    public Optional<String> whyNotReady() {
        return serves && !stopping ? hindrance.get() : Optional.of("The service is starting or stopping.");
    }
}
