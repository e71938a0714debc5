package org.noriai.dispatch.drawn;

import org.noriai.dispatch.spi.TravelTimes;

/**
 * Places A to Z on one straight road, the same drive apart.
 *
 * @param secondsApart between neighbours
 */
public record LineTimes(int secondsApart) implements TravelTimes {

    @Override
    public int placeCount() {
        return 26;
    }

    @Override
    public int seconds(int fromPlace, int toPlace, int departureSeconds) {
        return Math.abs(fromPlace - toPlace) * secondsApart;
    }

    @Override
    public boolean dependOnDeparture() {
        return false;
    }

    @Override
    public int leastSeconds(int fromPlace, int toPlace) {
        return seconds(fromPlace, toPlace, 0);
    }
}
