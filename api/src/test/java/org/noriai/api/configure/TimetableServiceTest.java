package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.TestRegion;

/** Timetables of a running service: replaced by later ones, kept where those are bad, lived through on a day of theirs. */
final class TimetableServiceTest {

    @TempDir
    Path folder;

    private Path feed() {
        return folder.resolve("bus.zip");
    }

    /** Two stops in Monaco and one trip each day of 2026. */
    private void write(String headsign, String departure, String zone) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(feed()))) {
            add(zip, "agency.txt", "agency_id,agency_name,agency_url,agency_timezone\nx,Bus,https://x.example," + zone);
            add(
                    zip,
                    "stops.txt",
                    "stop_id,stop_name,stop_lat,stop_lon\nA,Port,43.7347,7.4206\nB,Casino,43.7392,7.4280");
            add(zip, "routes.txt", "route_id,agency_id,route_short_name,route_type\nR,x,1,3");
            add(
                    zip,
                    "calendar.txt",
                    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                            + "all,1,1,1,1,1,1,1,20260101,20261231");
            add(zip, "trips.txt", "route_id,service_id,trip_id,trip_headsign\nR,all,one," + headsign);
            add(
                    zip,
                    "stop_times.txt",
                    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\none,8:00:00,%s,A,1\none,8:20:00,8:20:00,B,2"
                            .formatted(departure));
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Service start(String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("--region", TestRegion.monaco().toString()));
        arguments.addAll(List.of("--data", folder.resolve("data").toString(), "--port", "0", "--grpc-port", "0"));
        arguments.addAll(List.of("--gtfs", feed().toString()));
        arguments.addAll(List.of(more));
        return Service.start(ServerArguments.parse(arguments.toArray(String[]::new)));
    }

    private static byte[] get(Service service, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + service.httpPort() + path);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }

    /** The rows of the public feed's trips that are not the on-demand service's. */
    private static List<String> trips(Service service) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(get(service, "/gtfs/gtfs.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("trips.txt")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith("bus:"))
                            .toList();
                }
            }
        }
        throw new AssertionError("The feed has no trips.txt.");
    }

    /** What was written is taken when it looks the same twice. */
    private static void look(Service service) {
        service.timetables().look();
        service.timetables().look();
    }

    @Test
    void aLaterFeedIsPublishedAndABadOneLeavesTheLastGoodOne() throws Exception {
        write("Morning", "8:00:00", "Europe/Monaco");
        try (Service service = start()) {
            assertThat(trips(service)).singleElement().asString().contains("Morning");
            write("Forenoon", "8:05:00", "Europe/Paris");
            look(service);
            assertThat(trips(service)).singleElement().asString().contains("Forenoon");
            write("Never", "8:61:00", "Europe/Monaco");
            look(service);
            assertThat(trips(service)).singleElement().asString().contains("Forenoon");
            assertThat(new String(get(service, "/metrics"), StandardCharsets.UTF_8))
                    .contains("timetables_refused 1");
            write("Elsewhere", "8:00:00", "Asia/Tokyo");
            look(service);
            assertThat(trips(service)).singleElement().asString().contains("Forenoon");
        }
        // The feed is still bad when the service starts again, then gone, then another.
        try (Service service = start()) {
            assertThat(trips(service)).singleElement().asString().contains("Forenoon");
            Files.delete(feed());
            look(service);
            assertThat(trips(service)).singleElement().asString().contains("Forenoon");
            write("Evening", "8:00:00", "Europe/Monaco");
            look(service);
            assertThat(trips(service)).singleElement().asString().contains("Evening");
            assertThat(new String(get(service, "/metrics"), StandardCharsets.UTF_8))
                    .contains("timetables_refused 0");
        }
    }

    @Test
    void aServiceWhoseFirstFeedIsBadDoesNotStart() throws Exception {
        write("Never", "8:61:00", "Europe/Monaco");
        assertThatThrownBy(this::start)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("bus.zip can't be used: stop_times.txt line 2: departure_time '8:61:00'");
    }

    @Test
    void aDayOfTheTimetableIsLivedThroughAsToday() throws Exception {
        write("Morning", "8:00:00", "Europe/Monaco");
        try (Service service = start("--service-date", "2026-05-04")) {
            assertThat(new String(get(service, "/api/v1/service-area"), StandardCharsets.UTF_8))
                    .containsPattern("\"now\": *\"2026-05-0[345]T");
        }
        assertThatThrownBy(() -> start("--service-date", "2026-05-01"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("--service-date '2026-05-01' can't be today: the bookings in")
                .hasMessageContaining("go on to 2026-05-04. Use another --data.");
        assertThatThrownBy(() -> start("--service-date", "2027-01-01"))
                .isInstanceOf(StartException.class)
                .hasMessage("--service-date '2027-01-01' is no day of a timetable: bus: no trip runs on 2027-01-01; "
                        + "it has trips from 2026-01-01 to 2026-12-31.");
    }
}
