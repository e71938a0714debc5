package org.noriai.routing.transit.store;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.noriai.routing.transit.ServiceDays;
import org.noriai.routing.transit.Shapes;
import org.noriai.routing.transit.StopTimes;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.feed.FareTable;
import org.noriai.routing.transit.feed.FeedInfo;
import org.noriai.routing.transit.feed.Translations;

/** A timetable as bytes: the same timetable gives the same. */
final class TimetableCodec {

    private TimetableCodec() {}

    static void write(Timetable timetable, ByteSink out) throws IOException {
        Timetable.Parts parts = timetable.parts();
        RowCodec rows = new RowCodec();
        out.text(parts.zone().getId());
        FeedInfo info = parts.info();
        out.text(info.publisher());
        out.text(info.publisherUrl());
        out.text(info.language());
        out.text(info.version());
        out.optional(info.start().map(LocalDate::toString));
        out.optional(info.end().map(LocalDate::toString));
        out.list(parts.agencies(), agency -> rows.write(agency, out));
        out.list(parts.offices(), office -> rows.write(office, out));
        out.list(parts.stops(), stop -> rows.write(stop, out));
        out.list(parts.routes(), route -> rows.write(route, out));
        out.list(parts.trips(), trip -> rows.write(trip, out));
        write(parts.services(), out);
        write(parts.stopTimes().columns(), out);
        write(parts.shapes(), out);
        out.list(parts.frequencies(), frequency -> rows.write(frequency, out));
        out.list(parts.fares().fares(), fare -> rows.write(fare, out));
        out.list(parts.fares().rules(), rule -> rows.write(rule, out));
        out.list(parts.translations().rows(), row -> rows.write(row, out));
    }

    static Timetable read(ByteSource in) throws IOException {
        RowCodec rows = new RowCodec();
        return new Timetable(new Timetable.Parts(
                ZoneId.of(in.text()),
                new FeedInfo(
                        in.text(),
                        in.text(),
                        in.text(),
                        in.text(),
                        in.optionalText().map(LocalDate::parse),
                        in.optionalText().map(LocalDate::parse)),
                in.list(() -> rows.agency(in)),
                in.list(() -> rows.office(in)),
                in.list(() -> rows.stop(in)),
                in.list(() -> rows.route(in)),
                in.list(() -> rows.trip(in)),
                services(in),
                new StopTimes(stopTimes(in)),
                shapes(in),
                in.list(() -> rows.frequency(in)),
                new FareTable(in.list(() -> rows.fare(in)), in.list(() -> rows.fareRule(in))),
                new Translations(in.list(() -> rows.translation(in)))));
    }

    private static void write(ServiceDays services, ByteSink out) throws IOException {
        out.number(services.size());
        for (int service = 0; service < services.size(); service++) {
            out.text(services.id(service));
            out.numbers(services.dates(service).stream()
                    .mapToInt(date -> (int) date.toEpochDay())
                    .toArray());
        }
    }

    private static ServiceDays services(ByteSource in) throws IOException {
        List<String> ids = new ArrayList<>();
        List<BitSet> days = new ArrayList<>();
        int size = in.number();
        for (int service = 0; service < size; service++) {
            ids.add(in.text());
            BitSet set = new BitSet();
            for (int day : in.numbers()) {
                set.set(day);
            }
            days.add(set);
        }
        return new ServiceDays(ids, days);
    }

    private static void write(StopTimes.Columns columns, ByteSink out) throws IOException {
        out.numbers(columns.first());
        out.numbers(columns.stop());
        out.numbers(columns.sequence());
        out.numbers(columns.arrival());
        out.numbers(columns.departure());
        out.reals(columns.meters());
        out.raw(columns.flags());
        out.numbers(columns.headsign());
        out.list(columns.headsigns(), out::text);
    }

    private static StopTimes.Columns stopTimes(ByteSource in) throws IOException {
        return new StopTimes.Columns(
                in.numbers(),
                in.numbers(),
                in.numbers(),
                in.numbers(),
                in.numbers(),
                in.floats(),
                in.raw(),
                in.numbers(),
                in.list(in::text));
    }

    private static void write(Shapes shapes, ByteSink out) throws IOException {
        int[] first = new int[shapes.size() + 1];
        List<String> ids = new ArrayList<>();
        for (int shape = 0; shape < shapes.size(); shape++) {
            ids.add(shapes.id(shape));
            first[shape + 1] = shapes.end(shape);
        }
        double[] latitudes = new double[first[shapes.size()]];
        double[] longitudes = new double[latitudes.length];
        for (int point = 0; point < latitudes.length; point++) {
            latitudes[point] = shapes.latitude(point);
            longitudes[point] = shapes.longitude(point);
        }
        out.list(ids, out::text);
        out.numbers(first);
        out.reals(latitudes);
        out.reals(longitudes);
    }

    private static Shapes shapes(ByteSource in) throws IOException {
        return new Shapes(in.list(in::text), in.numbers(), in.reals(), in.reals());
    }
}
