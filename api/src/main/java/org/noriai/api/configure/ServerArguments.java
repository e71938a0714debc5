package org.noriai.api.configure;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.noriai.api.clock.AreaTime;

/**
 * What the service was started with.
 *
 * @param region folder of the region bundle
 * @param data folder of the store
 * @param host address to listen on
 * @param port of HTTP; 0 for any that is free
 * @param grpcPort of gRPC; 0 for any that is free
 * @param speed engine seconds in a second of the wall clock
 * @param demonstration whether the people are simulated, which the service area tells
 * @param operatorTokenFile file that holds the operator's token
 * @param publicUrl where riders find the service, for the feeds; its own address if absent
 * @param clockStart what the engine's clock shows first; the wall clock's time if absent
 * @param serviceDate the day that is lived through as today, from the present time of day on; today if absent
 * @param fares file of the fares; none, or the demonstration's, if absent
 * @param gtfs timetables that are watched: a later file of one is taken while the service runs
 * @param settings what the configuration file says
 * @param people what concerns who may call
 */
public record ServerArguments(
        Path region,
        Path data,
        String host,
        int port,
        int grpcPort,
        double speed,
        boolean demonstration,
        Optional<Path> operatorTokenFile,
        Optional<URI> publicUrl,
        Optional<Instant> clockStart,
        Optional<LocalDate> serviceDate,
        Optional<Path> fares,
        List<Path> gtfs,
        Settings settings,
        PeopleArguments people) {

    /** How to call it, in one line. */
    public static final String USAGE =
            "--region DIR --data DIR [--host ADDRESS] [--port N] [--grpc-port N] [--speed X] "
                    + "[--demo] [--operator-token-file FILE] [--public-url URL] [--fares FILE] [--clock-start INSTANT | --service-date DATE] [--gtfs FILE]... [--config FILE] "
                    + PeopleArguments.USAGE;

    private static final int PORT_MAX = 65_535;
    private static final double SPEED_MAX = 1000;

    /** An argument that can't be used; the message is one line that says what is wrong and what to do. */
    public static final class UnusableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message, null, false, false);
        }
    }

    /** Copies the list. */
    public ServerArguments {
        gtfs = List.copyOf(gtfs);
    }

    /**
     * Reads the command line.
     *
     * @throws UnusableException if it can't be used
     */
    public static ServerArguments parse(String... args) {
        Parsed parsed = new Parsed();
        parsed.readFile(args);
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (name.equals("--demo")) {
                parsed.demonstration = true;
            } else {
                if (!Parsed.NAMES.contains(name) && !PeopleArguments.NAMES.contains(name)) {
                    throw new UnusableException("Argument '%s' is not known. Use: %s".formatted(name, USAGE));
                }
                if (i + 1 == args.length) {
                    throw new UnusableException("Argument %s needs a value. Use: %s".formatted(name, USAGE));
                }
                parsed.set(name, args[++i]);
            }
        }
        return parsed.arguments();
    }

    /** How log lines are written: {@code text} or {@code json}. */
    public String logFormat() {
        return settings.text(Setting.LOG_FORMAT);
    }

    /** The same for a service that takes the place of a running one: on its ports, with the time of its clock. */
    ServerArguments inPlaceOf(Service running) {
        boolean ownClock = clockStart.isPresent() || serviceDate.isPresent() || speed != 1;
        return new ServerArguments(
                region,
                data,
                host,
                running.httpPort(),
                running.grpcPort(),
                speed,
                demonstration,
                operatorTokenFile,
                publicUrl,
                ownClock ? Optional.of(running.now()) : Optional.empty(),
                Optional.empty(),
                fares,
                gtfs,
                settings,
                people);
    }

    /** The same with the fares of this file. */
    ServerArguments withFares(Path file) {
        return new ServerArguments(
                region,
                data,
                host,
                port,
                grpcPort,
                speed,
                demonstration,
                operatorTokenFile,
                publicUrl,
                clockStart,
                serviceDate,
                Optional.of(file),
                gtfs,
                settings,
                people);
    }

    private static final class Parsed {

        static final Set<String> NAMES = Set.of(
                "--region",
                "--data",
                "--host",
                "--port",
                "--grpc-port",
                "--speed",
                "--operator-token-file",
                "--public-url",
                "--clock-start",
                "--service-date",
                "--fares",
                "--gtfs",
                "--config");

        Optional<Path> region = Optional.empty();
        Optional<Path> data = Optional.empty();
        String host = "127.0.0.1";
        int port = 8080;
        int grpcPort = 50_051;
        double speed = 1;
        boolean demonstration;
        Optional<Path> operatorTokenFile = Optional.empty();
        Optional<URI> publicUrl = Optional.empty();
        Optional<Instant> clockStart = Optional.empty();
        Optional<LocalDate> serviceDate = Optional.empty();
        Optional<Path> fares = Optional.empty();
        final List<Path> gtfs = new ArrayList<>();
        PeopleArguments people = PeopleArguments.NONE;
        Settings settings = Settings.DEFAULT;

        /** First, so that the command line goes before what the file says. */
        void readFile(String... args) {
            int config = List.of(args).indexOf("--config");
            if (config >= 0 && config + 1 < args.length) {
                Map<String, String> found = new TreeMap<>();
                settings = Settings.read(Path.of(args[config + 1]), NAMES, found);
                found.forEach(this::set);
            }
        }

        void set(String name, String value) {
            if (PeopleArguments.NAMES.contains(name)) {
                people = people.with(name, value);
                return;
            }
            switch (name) {
                case "--region" -> region = Optional.of(Path.of(value));
                case "--data" -> data = Optional.of(Path.of(value));
                case "--host" -> host = value;
                case "--port" -> port = port(name, value);
                case "--grpc-port" -> grpcPort = port(name, value);
                case "--speed" -> speed = speed(value);
                case "--operator-token-file" -> operatorTokenFile = Optional.of(Path.of(value));
                case "--public-url" -> publicUrl = Optional.of(url(value));
                case "--clock-start" -> clockStart = Optional.of(instant(value));
                case "--fares" -> fares = Optional.of(Path.of(value));
                case "--service-date" -> serviceDate = Optional.of(date(value));
                case "--gtfs" -> gtfs.add(Path.of(value));
                case "--config" -> {
                    // Read before the rest.
                }
                default -> throw new IllegalStateException("The argument %s has no place.".formatted(name));
            }
        }

        ServerArguments arguments() {
            Path regionFolder = region.orElseThrow(() -> missing("--region"));
            Path dataFolder = data.orElseThrow(() -> missing("--data"));
            if (!Files.isDirectory(regionFolder)) {
                throw new UnusableException(
                        "--region '%s' is not a folder; make one with: ./noriai import".formatted(regionFolder));
            }
            if (Files.exists(dataFolder) && !Files.isDirectory(dataFolder)) {
                throw new UnusableException("--data '%s' is not a folder.".formatted(dataFolder));
            }
            if (clockStart.isPresent() && serviceDate.isPresent()) {
                throw new UnusableException("--clock-start and --service-date both say when it is; leave one out.");
            }
            return new ServerArguments(
                    regionFolder,
                    dataFolder,
                    host,
                    port,
                    grpcPort,
                    speed,
                    demonstration,
                    operatorTokenFile,
                    publicUrl,
                    clockStart,
                    serviceDate,
                    fares,
                    gtfs,
                    settings,
                    people);
        }

        private static UnusableException missing(String name) {
            return new UnusableException("Argument %s is missing. Use: %s".formatted(name, USAGE));
        }

        private static int port(String name, String value) {
            try {
                int port = Integer.parseInt(value);
                if (port >= 0 && port <= PORT_MAX) {
                    return port;
                }
            } catch (NumberFormatException notANumber) {
                // Said below, as for a number out of range.
            }
            throw new UnusableException("%s '%s' must be a number from 0 to %d.".formatted(name, value, PORT_MAX));
        }

        private static double speed(String value) {
            try {
                double speed = Double.parseDouble(value);
                if (speed > 0 && speed <= SPEED_MAX) {
                    return speed;
                }
            } catch (NumberFormatException notANumber) {
                // Said below, as for a number out of range.
            }
            throw new UnusableException(
                    "--speed '%s' must be more than 0 and at most %.0f.".formatted(value, SPEED_MAX));
        }

        private static URI url(String value) {
            try {
                URI url = new URI(value);
                if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                    return url;
                }
            } catch (URISyntaxException malformed) {
                // Said below, as for an address of another kind.
            }
            throw new UnusableException(
                    "--public-url '%s' must be an address as https://rides.example.org/.".formatted(value));
        }

        private static LocalDate date(String value) {
            try {
                LocalDate date = LocalDate.parse(value);
                if (AreaTime.reaches(date.atStartOfDay().toInstant(ZoneOffset.UTC))) {
                    return date;
                }
            } catch (DateTimeException malformed) {
                // Said below, as for a day out of reach.
            }
            throw new UnusableException(
                    "--service-date '%s' must be a day as 2026-11-22, from 1986 to 2053.".formatted(value));
        }

        private static Instant instant(String value) {
            try {
                Instant instant = Instant.parse(value);
                if (AreaTime.reaches(instant)) {
                    return instant;
                }
            } catch (DateTimeException malformed) {
                // Said below, as for a time out of reach.
            }
            throw new UnusableException(
                    "--clock-start '%s' must be a time as 2026-11-22T08:00:00Z, from 1986 to 2053.".formatted(value));
        }
    }
}
