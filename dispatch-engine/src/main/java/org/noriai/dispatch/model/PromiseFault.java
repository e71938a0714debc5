package org.noriai.dispatch.model;

/** Who or what was at fault that a promise was not kept to its end. */
public enum PromiseFault {
    /** Nobody: it was kept, or its time has not come. */
    NOBODY,
    /** The rider. */
    RIDER,
    /** Who runs the service: vehicles, drivers, the desk, the software. */
    OPERATOR,
    /** What nobody has a hand in: weather, a closed road. */
    WORLD
}
