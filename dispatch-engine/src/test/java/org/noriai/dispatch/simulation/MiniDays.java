package org.noriai.dispatch.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.drawn.PlaneTimes;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.insertion.Insertion;
import org.noriai.dispatch.insertion.InsertionOutcome;
import org.noriai.dispatch.insertion.InsertionSearch;
import org.noriai.dispatch.insertion.NaiveInsertion;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleDwell;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.simulation.SimulatedArea.BasedVehicle;
import org.noriai.dispatch.state.FleetState;

/**
 * Seeded mini-days: a small town, one or two vehicles, a few riders, half of the days disturbed. Before each request the
 * fast search and its naive twin are compared on the state that it meets; the invariants are checked with each command; no
 * promise may be broken by the software, and none at all where nothing disturbs.
 *
 * <p>Also a program, for long runs: the first seed, how many days.
 */
public final class MiniDays {

    private static final int PLACES = 12;
    private static final int FROM_SECONDS = 8 * 3600;
    private static final int LENGTH_SECONDS = 2 * 3600;

    /**
     * What days showed.
     *
     * @param days how many
     * @param requests compared with the naive twin
     * @param found of these had room
     * @param broken days on which something did not hold
     * @param firstBroken what the first of them showed
     */
    public record Tally(long days, long requests, long found, long broken, Optional<String> firstBroken) {

        static final Tally NONE = new Tally(0, 0, 0, 0, Optional.empty());

        Tally plus(Tally other) {
            return new Tally(
                    days + other.days,
                    requests + other.requests,
                    found + other.found,
                    broken + other.broken,
                    firstBroken.or(() -> other.firstBroken));
        }
    }

    private final SimulatedArea area;
    private final Scenario scenario;
    private final boolean disturbed;
    private final long seed;
    private final InsertionSearch search;
    private long requests;
    private long found;

    private MiniDays(long seed) {
        Random random = new Random(seed);
        this.seed = seed;
        this.disturbed = random.nextBoolean();
        this.area = town(random);
        this.scenario = scenario(random, disturbed);
        this.search = new InsertionSearch(area.times(), area.book());
    }

    /** Lives through days, on all processors. */
    public static Tally run(long firstSeed, long days) {
        return LongStream.range(firstSeed, firstSeed + days)
                .parallel()
                .mapToObj(seed -> new MiniDays(seed).live())
                .reduce(Tally.NONE, Tally::plus);
    }

    /** Prints what so many days from a first seed showed: days, requests, found, broken, on one line. */
    public static void main(String[] arguments) {
        Tally tally = run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        tally.firstBroken().ifPresent(System.err::println);
        System.out.printf("%d %d %d %d%n", tally.days(), tally.requests(), tally.found(), tally.broken());
    }

    private Tally live() {
        try {
            FiguresOfMerit figures =
                    Simulation.watched(area, scenario, seed, this::compare).figures();
            int broken = disturbed ? figures.promisesBrokenBySoftware() : figures.promisesBroken();
            return tally(
                    broken == 0 ? Optional.empty() : Optional.of("Day %d broke %d promises.".formatted(seed, broken)));
        } catch (RuntimeException fault) {
            return tally(Optional.of("Day %d: %s".formatted(seed, fault)));
        }
    }

    private Tally tally(Optional<String> fault) {
        return new Tally(1, requests, found, fault.isPresent() ? 1 : 0, fault);
    }

    private void compare(FleetState state, DispatchCommand command) {
        state.checkInvariants();
        if (command instanceof RequestOffers asks) {
            int now = Math.max(asks.atSeconds(), state.atSeconds());
            Optional<Insertion> naive =
                    new NaiveInsertion(area.times(), area.book(), state, asks.request(), now).best();
            Optional<Insertion> fast =
                    search.search(state, asks.request(), now) instanceof InsertionOutcome.Found(Insertion best)
                            ? Optional.of(best)
                            : Optional.empty();
            requests++;
            found += naive.isPresent() ? 1 : 0;
            if (!fast.equals(naive)) {
                throw new IllegalStateException("At %d the search finds %s, its twin %s.".formatted(now, fast, naive));
            }
        }
    }

    private static SimulatedArea town(Random random) {
        VehicleType bus = new VehicleType(
                "bus",
                "Small bus",
                List.of(new SeatConfiguration(4, 0, 2), new SeatConfiguration(2, 1, 1)),
                true,
                new VehicleDwell(random.nextInt(10), random.nextInt(5), random.nextInt(60)));
        return new SimulatedArea(
                PlaneTimes.random(random, PLACES, 300 + random.nextInt(900)),
                ServiceRules.DEFAULT,
                EngineLimits.DEFAULT,
                IntStream.rangeClosed(0, random.nextInt(2))
                        .mapToObj(i -> new BasedVehicle(new Vehicle(new VehicleId("v" + i), "Bus " + i, bus), i))
                        .toList(),
                IntStream.range(0, PLACES)
                        .mapToObj(place -> List.of(
                                new Access(place, 0, 0),
                                new Access((place + 1) % PLACES, 60 + random.nextInt(300), 100)))
                        .toList(),
                List.of(new WeightedPlace(random.nextInt(PLACES), 2)),
                Optional.empty());
    }

    private static Scenario scenario(Random random, boolean disturbed) {
        return new Scenario(
                FROM_SECONDS,
                LENGTH_SECONDS,
                4 + random.nextInt(6),
                SmallCity.onlyHour(8),
                0.4,
                0.2,
                2,
                1,
                0.4,
                0.3,
                0,
                600,
                0.1,
                List.of(3.0, 2.0, 1.0),
                0.3,
                60,
                600,
                2400,
                0.7,
                3600,
                disturbed ? 0.1 : 0,
                disturbed ? 0.1 : 0,
                disturbed ? 0.2 : 0,
                disturbed ? 0.3 : 0,
                disturbed ? 0.1 : 0,
                disturbed ? 900 : 0);
    }
}
