package org.noriai.dispatch.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.TravelWish.ArriveBy;
import org.noriai.dispatch.model.TravelWish.DepartAfter;
import org.noriai.dispatch.simulation.Streams.Concern;
import org.noriai.dispatch.simulation.Wish.Channel;
import org.noriai.dispatch.simulation.Wish.Fate;
import org.noriai.dispatch.spi.TravelTimes;

/**
 * Who asks for what on a day: by the hour, to and from what attracts people, days ahead or at once. Each rider is drawn
 * from streams of its own, so that a change of one share leaves everything else as it was.
 */
final class Demand {

    private static final int DAY_SECONDS = 86_400;
    private static final int NOON_SECONDS = 12 * 3600;
    private static final int DESTINATIONS_LOOKED_AT = 8;
    private static final int AHEAD_SECONDS_MIN = 1800;

    /** On the days before, people ask from 8:00 to 18:00. */
    private static final int DESK_FROM_SECONDS = 8 * 3600;

    private static final int DESK_SECONDS = 10 * 3600;

    /** Before noon so many of the trips to or from an attraction lead there; after it, so many lead back. */
    private static final double SHARE_WITH_THE_TIDE = 0.75;

    private static final double SHARE_OF_COMPANIONS = 0.3;

    private final SimulatedArea area;
    private final Scenario scenario;
    private final Streams streams;
    private final double[] hours = new double[48];
    private final double[] attractions;
    private final double[] seats;

    Demand(SimulatedArea area, Scenario scenario, Streams streams) {
        this.area = area;
        this.scenario = scenario;
        this.streams = streams;
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] = scenario.weightOfHour(hour);
        }
        this.attractions =
                area.attractions().stream().mapToDouble(WeightedPlace::weight).toArray();
        this.seats = scenario.partySeatWeights().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Every wish, by the time at which it is asked. */
    List<Wish> list() {
        List<Wish> wishes = new ArrayList<>();
        for (int number = 0; number < scenario.requests(); number++) {
            wishes.add(wish(number));
        }
        wishes.sort(Comparator.comparingInt(Wish::askSeconds).thenComparingInt(Wish::number));
        return wishes;
    }

    private Wish wish(int number) {
        SplittableRandom time = streams.of(Concern.TIME, number);
        int travel = travelSeconds(time);
        double ahead = time.nextDouble();
        double daysAhead = time.nextDouble();
        boolean appointment = time.nextDouble() < scenario.shareArriveBy() && ahead < scenario.shareAhead();
        int ask = travel;
        if (ahead < scenario.shareAhead()) {
            ask = daysAhead < scenario.shareDaysAhead()
                    ? dayBeforeSeconds(time)
                    : travel - time.nextInt(AHEAD_SECONDS_MIN, (int) (scenario.hoursAheadMax() * 3600) + 1);
        }
        TravelWish wish = appointment ? new ArriveBy(travel) : new DepartAfter(travel);
        int[] trip = trip(streams.of(Concern.PLACES, number), travel);
        SplittableRandom behaviour = streams.of(Concern.BEHAVIOUR, number);
        Channel channel = behaviour.nextDouble() < scenario.shareTelephone() ? Channel.TELEPHONE : Channel.WEB;
        int think = behaviour.nextInt(scenario.thinkSecondsMax() + 1);
        int patience = behaviour.nextInt(scenario.patienceSecondsMin(), scenario.patienceSecondsMax() + 1);
        boolean counter = behaviour.nextDouble() < scenario.shareTakesCounterOffer();
        return new Wish(
                number,
                ask,
                trip[0],
                trip[1],
                party(streams.of(Concern.PARTY, number)),
                wish,
                channel,
                think,
                patience,
                counter,
                fate(behaviour.nextDouble()),
                behaviour.nextDouble());
    }

    private int travelSeconds(SplittableRandom random) {
        int hour = index(random, hours);
        int from = Math.max(hour * 3600, scenario.serviceFromSeconds());
        int to = Math.min((hour + 1) * 3600, scenario.serviceFromSeconds() + scenario.serviceSeconds());
        return Scenario.MIDNIGHT_SECONDS + random.nextInt(from, to);
    }

    private int dayBeforeSeconds(SplittableRandom random) {
        int days = random.nextInt(1, scenario.daysAheadMax() + 1);
        return Scenario.MIDNIGHT_SECONDS - days * DAY_SECONDS + DESK_FROM_SECONDS + random.nextInt(DESK_SECONDS);
    }

    /** From where to where. */
    private int[] trip(SplittableRandom random, int travelSeconds) {
        boolean attracted = random.nextDouble() < scenario.shareAttractions() && attractions.length > 0;
        boolean withTheTide = random.nextDouble() < SHARE_WITH_THE_TIDE;
        int end = attracted
                ? area.attractions().get(index(random, attractions)).place()
                : random.nextInt(area.times().placeCount());
        boolean forenoon = travelSeconds < Scenario.MIDNIGHT_SECONDS + NOON_SECONDS;
        boolean toEnd = withTheTide == forenoon;
        int other = otherEnd(random, end, toEnd, travelSeconds);
        return toEnd ? new int[] {other, end} : new int[] {end, other};
    }

    /** Of some places one that lies far enough and about as far as people go; else the farthest that can be reached. */
    private int otherEnd(SplittableRandom random, int end, boolean toEnd, int travelSeconds) {
        int[] places = new int[DESTINATIONS_LOOKED_AT];
        double[] weights = new double[DESTINATIONS_LOOKED_AT];
        double sum = 0;
        int farthest = 0;
        int farthestSeconds = -1;
        for (int i = 0; i < places.length; i++) {
            places[i] = random.nextInt(area.times().placeCount() - 1);
            places[i] += places[i] >= end ? 1 : 0;
            int drive = toEnd
                    ? area.times().seconds(places[i], end, travelSeconds)
                    : area.times().seconds(end, places[i], travelSeconds);
            if (drive < TravelTimes.UNREACHABLE && drive > farthestSeconds) {
                farthest = i;
                farthestSeconds = drive;
            }
            boolean fits = drive >= scenario.tripSecondsMin() && drive < TravelTimes.UNREACHABLE;
            weights[i] = fits ? StrictMath.exp(-(double) drive / scenario.tripSecondsTypical()) : 0;
            sum += weights[i];
        }
        return places[sum > 0 ? index(random, weights) : farthest];
    }

    private Party party(SplittableRandom random) {
        boolean wheelchair = random.nextDouble() < scenario.shareWheelchair();
        boolean companion = random.nextDouble() < SHARE_OF_COMPANIONS;
        return wheelchair ? new Party(companion ? 1 : 0, 1) : new Party(1 + index(random, seats), 0);
    }

    private Fate fate(double drawn) {
        if (drawn < scenario.shareCancelling()) {
            return Fate.CANCELS;
        }
        return drawn < scenario.shareCancelling() + scenario.shareNotShowing() ? Fate.STAYS_AWAY : Fate.TRAVELS;
    }

    /** An index, each as likely as its weight; one of them must be above 0. */
    private static int index(SplittableRandom random, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
