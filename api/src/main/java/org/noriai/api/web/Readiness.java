package org.noriai.api.web;

/** Whether the service serves: the log is replayed and nobody has asked it to stop. Thread-safe. */
public final class Readiness {

    private volatile boolean serves;

    /** Says so. */
    public void set(boolean value) {
        serves = value;
    }

    /** Whether it serves. */
    public boolean serves() {
        return serves;
    }
}
