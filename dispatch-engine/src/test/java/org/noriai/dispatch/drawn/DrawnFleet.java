package org.noriai.dispatch.drawn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.Promise;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.Stop;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/**
 * A fleet drawn as text, a vehicle a line:
 *
 * <pre>
 * v1 seats=4 at=A | B 08:00 +1 | C -1 promise<=08:12
 * </pre>
 *
 * <p>Places are the letters A to Z on a straight road, five minutes apart. The first part names the vehicle and may say
 * {@code seats=}, {@code wheelchairs=}, {@code or=SEATS/WHEELCHAIRS} (another arrangement), {@code at=} (A), {@code
 * end=} (as at), {@code shift=06:00-22:00}, {@code idle} (the driver has not begun), {@code driving=08:03} (on its way to
 * the first stop, there then), {@code halted=08:01} (at the first stop since then). Each stop is a place with {@code
 * +NAME} or {@code -NAME}. A pickup may say when ({@code 08:00}, for ten minutes, or {@code 08:00-08:05}), {@code people=},
 * {@code wheelchairs=}, {@code dwell=} seconds, {@code held}. A dropoff may say {@code promise<=08:12}, {@code ride<=}
 * minutes, {@code dwell=} seconds, and for who is on board {@code boarded=07:50}, {@code people=}, {@code wheelchairs=}.
 */
public final class DrawnFleet {

    /** Midnight of the day on which everything happens, in seconds since the area's epoch. */
    public static final int DAY = 2518 * 86_400;

    /** Five minutes from letter to letter. */
    public static final LineTimes TIMES = new LineTimes(300);

    private static final int WINDOW_SECONDS = 600;

    private final List<ShiftSpec> shifts = new ArrayList<>();

    private DrawnFleet() {}

    /** The state that the lines draw. */
    public static FleetState given(String... vehicles) {
        DrawnFleet fleet = new DrawnFleet();
        for (String vehicle : vehicles) {
            fleet.shifts.add(shift(vehicle));
        }
        return FleetBuilder.build(DAY, fleet.shifts);
    }

    /** {@code C->D at 07:58}, {@code C/2,E->D/1 by 08:30 people=2}: walks in minutes behind the slash. */
    public static RideRequest request(String text) {
        String[] words = text.trim().split("\\s+");
        String[] ends = words[0].split("->");
        int time = seconds(words[2]);
        TravelWish wish = words[1].equals("by") ? new TravelWish.ArriveBy(time) : new TravelWish.DepartAfter(time);
        Map<String, String> options = options(List.of(words).subList(3, words.length));
        return new RideRequest(
                new RiderId(options.getOrDefault("rider", "rider")),
                party(options),
                accesses(ends[0]),
                accesses(ends[1]),
                wish,
                number(options, "dwell", 0),
                number(options, "dwell", 0));
    }

    /** Seconds since the area's epoch of a time of the day, as 08:00 or 08:00:30. */
    public static int seconds(String clock) {
        int seconds = 0;
        int unit = 3600;
        for (String part : clock.split(":")) {
            seconds += Integer.parseInt(part) * unit;
            unit /= 60;
        }
        return DAY + seconds;
    }

    /** The time of the day, as 08:00 or 08:00:30. */
    public static String clock(int seconds) {
        int ofDay = seconds - DAY;
        String minutes = "%02d:%02d".formatted(ofDay / 3600, ofDay / 60 % 60);
        return ofDay % 60 == 0 ? minutes : minutes + ":%02d".formatted(ofDay % 60);
    }

    /** {@code v1 | B +1 | C -1}. */
    public static String draw(FleetState state, ShiftId shift) {
        return draw(state, shift, state.getShift(shift).plan().stops());
    }

    /** The same for other stops of rides that the state knows. */
    public static String draw(FleetState state, ShiftId shift, List<Stop> stops) {
        StringBuilder text = new StringBuilder(shift.value());
        for (Stop stop : stops) {
            Ride ride = state.getRide(stop.ride());
            boolean pickup = stop.kind() == Stop.Kind.PICKUP;
            int place = pickup ? ride.pickup().place() : ride.dropoff().place();
            text.append(" | ")
                    .append((char) ('A' + place))
                    .append(pickup ? " +" : " -")
                    .append(ride.id());
        }
        return text.toString();
    }

    /** The only shift of the vehicle. */
    public static ShiftState shift(FleetState state, String vehicle) {
        return state.getShift(new ShiftId(vehicle));
    }

    private static ShiftSpec shift(String line) {
        List<String> parts = Arrays.stream(line.split("\\|")).map(String::trim).toList();
        List<String> head = List.of(parts.getFirst().split("\\s+"));
        Map<String, String> options = options(head.subList(1, head.size()));
        List<SeatConfiguration> rooms = new ArrayList<>();
        rooms.add(new SeatConfiguration(number(options, "seats", 4), number(options, "wheelchairs", 0)));
        if (options.containsKey("or")) {
            String[] other = options.get("or").split("/");
            rooms.add(new SeatConfiguration(Integer.parseInt(other[0]), Integer.parseInt(other[1])));
        }
        int start = place(options.getOrDefault("at", "A"));
        int end = options.containsKey("end") ? place(options.get("end")) : start;
        List<Stop> stops = new ArrayList<>();
        Map<String, Map<String, String>> rides = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            stops.add(stop(part, rides));
        }
        List<RideSpec> specs = rides.entrySet().stream()
                .map(ride -> ride(ride.getKey(), ride.getValue(), start))
                .toList();
        return new ShiftSpec(
                head.getFirst(),
                rooms,
                start,
                end,
                window(options.getOrDefault("shift", "06:00-22:00")),
                !options.containsKey("idle"),
                time(options, "driving"),
                time(options, "halted"),
                specs,
                stops,
                ShiftSpec.Extras.NONE);
    }

    /** Reads one stop, adding what it says to what is known of its ride. */
    private static Stop stop(String part, Map<String, Map<String, String>> rides) {
        List<String> words = List.of(part.split("\\s+"));
        String name = words.stream()
                .filter(word -> word.startsWith("+") || word.startsWith("-"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The stop '%s' names no ride.".formatted(part)));
        boolean pickup = name.startsWith("+");
        Map<String, String> ride = rides.computeIfAbsent(name.substring(1), any -> new HashMap<>());
        ride.put(pickup ? "pickup" : "dropoff", words.getFirst());
        for (Map.Entry<String, String> option :
                options(words.subList(1, words.size())).entrySet()) {
            String key = option.getKey();
            ride.put(key.equals("dwell") ? (pickup ? "pickup dwell" : "dropoff dwell") : key, option.getValue());
        }
        RideId id = new RideId(name.substring(1));
        return pickup ? Stop.pickup(id) : Stop.dropoff(id);
    }

    private static RideSpec ride(String name, Map<String, String> options, int startPlace) {
        OptionalInt boarded = time(options, "boarded");
        int pickup = boarded.isPresent() ? startPlace : place(options.getOrDefault("pickup", "?"));
        int dropoff = place(options.getOrDefault("dropoff", "?"));
        int direct = TIMES.seconds(pickup, dropoff, 0);
        int dwell = number(options, "pickup dwell", 0);
        TimeWindow window = options.containsKey("when")
                ? window(options.get("when"))
                : new TimeWindow(boarded.orElse(DAY), boarded.orElse(DAY) + WINDOW_SECONDS);
        int rideMax = options.containsKey("ride")
                ? 60 * number(options, "ride", 0)
                : ServiceRules.DEFAULT.rideSecondsMax(direct);
        int latest = options.containsKey("promise")
                ? seconds(options.get("promise"))
                : window.endSeconds() + dwell + rideMax;
        return new RideSpec(
                name,
                party(options),
                pickup,
                dropoff,
                dwell,
                number(options, "dropoff dwell", 0),
                direct,
                new Promise(window, latest, rideMax),
                options.containsKey("held"),
                boarded);
    }

    /** {@code key=value}, {@code key<=value}, a time, or a bare word. */
    private static Map<String, String> options(List<String> words) {
        Map<String, String> options = new HashMap<>();
        for (String word : words) {
            String[] pair = word.split("<?=", 2);
            if (pair.length == 2) {
                options.put(pair[0], pair[1]);
            } else if (Character.isDigit(word.charAt(0))) {
                options.put("when", word);
            } else {
                options.put(word, "");
            }
        }
        return options;
    }

    private static Party party(Map<String, String> options) {
        int wheelchairs = number(options, "wheelchairs", 0);
        return new Party(number(options, "people", wheelchairs > 0 ? 0 : 1), wheelchairs);
    }

    private static List<Access> accesses(String text) {
        return Arrays.stream(text.split(","))
                .map(one -> one.split("/"))
                .map(one -> new Access(place(one[0]), one.length > 1 ? 60 * Integer.parseInt(one[1]) : 0, 0))
                .toList();
    }

    private static TimeWindow window(String text) {
        String[] ends = text.split("-");
        int start = seconds(ends[0]);
        return new TimeWindow(start, ends.length > 1 ? seconds(ends[1]) : start + WINDOW_SECONDS);
    }

    private static OptionalInt time(Map<String, String> options, String key) {
        return options.containsKey(key) ? OptionalInt.of(seconds(options.get(key))) : OptionalInt.empty();
    }

    private static int number(Map<String, String> options, String key, int otherwise) {
        return options.containsKey(key) ? Integer.parseInt(options.get(key)) : otherwise;
    }

    private static int place(String letter) {
        int place = letter.charAt(0) - 'A';
        if (letter.length() != 1 || place < 0 || place >= TIMES.placeCount()) {
            throw new IllegalArgumentException("There is no place '%s'.".formatted(letter));
        }
        return place;
    }
}
