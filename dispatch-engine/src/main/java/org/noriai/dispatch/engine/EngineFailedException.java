package org.noriai.dispatch.engine;

/** The command could not be decided or made durable; nothing was changed. */
public final class EngineFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    EngineFailedException(String message) {
        super(message);
    }
}
