package org.noriai.api.street;

import org.noriai.dispatch.spi.TravelTimes;

/**
 * The travel times that the engine drives by at present, for what is shown: estimates follow the streets as soon as the
 * engine does. Thread-safe: one volatile reference; a schedule that is made while it changes may mix both, and the next one
 * does not. The engine itself is given each set of times as a value.
 */
public final class PresentTimes implements TravelTimes {

    private volatile TravelTimes now;

    PresentTimes(TravelTimes now) {
        this.now = now;
    }

    void set(TravelTimes times) {
        now = times;
    }

    @Override
    public int placeCount() {
        return now.placeCount();
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        return now.seconds(fromPlace, toPlace, departureSeconds);
    }

    @Override
    public boolean dependOnDeparture() {
        return now.dependOnDeparture();
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return now.leastSeconds(fromPlace, toPlace);
    }
}
