package org.noriai.routing.transit.gtfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Feeds to read: a small one of our own, spoilt in every way, and real ones where the shared data is there. */
public final class TestFeeds {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private TestFeeds() {}

    /** A real feed of the shared data. */
    public static Optional<Path> findReal(String name) {
        String named = System.getProperty("NORIAI_DATA", System.getenv().getOrDefault("NORIAI_DATA", ""));
        for (String data : new String[] {named, "../../shared/data", "../../../shared/data"}) {
            Path file = Path.of(data, "gtfs", name);
            if (!data.isEmpty() && Files.isRegularFile(file)) {
                return Optional.of(file.toAbsolutePath().normalize());
            }
        }
        return Optional.empty();
    }

    /** The files of a real feed. */
    static TestFeeds of(Path zip) throws IOException {
        TestFeeds feed = new TestFeeds();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) file.stream().map(ZipEntry.class::cast)::iterator) {
                feed.files.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return feed;
    }

    /**
     * Four stops in a row eastward, A to D, about 730 m apart. Route R has trip day (weekdays 8:00), trip night (weekdays
     * 23:50, past midnight), trip loop (A B C A), and often (every 10 minutes from 9:00 to 10:00, saturdays).
     */
    public static TestFeeds small() {
        return new TestFeeds()
                .with(
                        "agency.txt",
                        "agency_id,agency_name,agency_url,agency_timezone,agency_lang",
                        "x,X Bus,https://x.example.org,Europe/Berlin,de")
                .with(
                        "stops.txt",
                        "stop_id,stop_name,stop_lat,stop_lon,zone_id,location_type,parent_station,wheelchair_boarding",
                        "A,Alpha,49.40,8.60,1,0,,1",
                        "B,Beta,49.40,8.61,1,0,S,",
                        "C,Gamma,49.40,8.62,2,0,,2",
                        "D,Delta,49.40,8.63,2,0,,",
                        "S,Station,49.401,8.61,,1,,1")
                .with("routes.txt", "route_id,agency_id,route_short_name,route_long_name,route_type", "R,x,1,Line,3")
                .with(
                        "calendar.txt",
                        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
                        "week,1,1,1,1,1,0,0,20260301,20261231",
                        "sat,0,0,0,0,0,1,0,20260301,20261231")
                .with("calendar_dates.txt", "service_id,date,exception_type", "week,20260501,2", "week,20260329,1")
                .with(
                        "trips.txt",
                        "route_id,service_id,trip_id,trip_headsign,shape_id,wheelchair_accessible",
                        "R,week,day,to Delta,L,1",
                        "R,week,night,to Delta,,",
                        "R,week,loop,round,,",
                        "R,sat,often,to Beta,,")
                .with(
                        "stop_times.txt",
                        "trip_id,arrival_time,departure_time,stop_id,stop_sequence,stop_headsign,pickup_type,drop_off_type,timepoint",
                        "day,8:00:00,8:00:00,A,1,,,,",
                        "day,,,B,2,,,,",
                        "day,08:10:00,08:12:00,C,3,last stop next,,,1",
                        "day,08:20:00,08:20:00,D,9,,,,1",
                        "night,23:50:00,23:50:00,A,0,,0,1,",
                        "night,24:05:00,24:06:00,C,1,,0,0,",
                        "night,25:10:00,25:10:00,D,2,,1,0,",
                        "loop,10:00:00,10:00:00,A,1,,,,",
                        "loop,10:05:00,10:05:00,B,2,,,,",
                        "loop,10:10:00,10:10:00,C,3,,,,",
                        "loop,10:20:00,10:21:00,A,4,,,,",
                        "loop,10:25:00,10:25:00,B,5,,,,",
                        "often,00:00:00,00:00:00,A,1,,,,",
                        "often,00:04:00,00:04:00,B,2,,,,")
                .with(
                        "frequencies.txt",
                        "trip_id,start_time,end_time,headway_secs,exact_times",
                        "often,09:00:00,10:00:00,600,1")
                .with(
                        "shapes.txt",
                        "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence",
                        "L,49.40,8.63,4",
                        "L,49.40,8.60,1",
                        "L,49.40,8.61,2",
                        "L,49.402,8.622,3")
                .with(
                        "fare_attributes.txt",
                        "fare_id,price,currency_type,payment_method,transfers,agency_id",
                        "short,2.1,EUR,0,0,x",
                        "long,3.4,EUR,0,,")
                .with(
                        "fare_rules.txt",
                        "fare_id,route_id,origin_id,destination_id,contains_id",
                        "short,R,1,1,",
                        "long,R,,,")
                .with(
                        "translations.txt",
                        "table_name,field_name,language,translation,record_id,record_sub_id,field_value",
                        "stops,stop_name,ja-Hrkt,アルファ,A,,",
                        "stops,stop_name,en,The Beta,,,Beta")
                .with(
                        "feed_info.txt",
                        "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version",
                        "X,https://x.example.org,de,20260301,20261231,7");
    }

    /** With a file of these lines. */
    public TestFeeds with(String file, String... lines) {
        return withBytes(file, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    TestFeeds withBytes(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    /** With every occurrence of a text in a file replaced. */
    public TestFeeds replace(String file, String text, String other) {
        String old = text(file);
        if (!old.contains(text)) {
            throw new IllegalArgumentException("The file %s has no '%s'.".formatted(file, text));
        }
        return withBytes(file, old.replace(text, other).getBytes(StandardCharsets.UTF_8));
    }

    String text(String file) {
        return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }

    byte[] bytes(String file) {
        return files.getOrDefault(file, new byte[0]);
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    /** Without a file. */
    public TestFeeds without(String file) {
        files.remove(file);
        return this;
    }

    /** Writes the zip file. */
    public Path write(Path zip) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the files into a folder. */
    void writeInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
