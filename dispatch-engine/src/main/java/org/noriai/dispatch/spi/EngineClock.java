package org.noriai.dispatch.spi;

/** The time of the engine. Thread-safe; never goes backwards. */
@FunctionalInterface
public interface EngineClock {

    /** Now, in seconds since the area's epoch. */
    int nowSeconds();
}
