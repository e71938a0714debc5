package org.noriai.dispatch.engine;

/** The writer's queue is full: ask again in a moment. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OverloadedException(int queued) {
        super("The engine is busy: %d commands are waiting. Try again in a moment.".formatted(queued));
    }
}
