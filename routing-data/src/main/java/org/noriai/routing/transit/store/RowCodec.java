package org.noriai.routing.transit.store;

import java.io.IOException;
import java.math.BigDecimal;
import org.noriai.routing.transit.feed.Accessibility;
import org.noriai.routing.transit.feed.Fare;
import org.noriai.routing.transit.feed.FareRule;
import org.noriai.routing.transit.feed.GtfsStop;
import org.noriai.routing.transit.feed.TransitAgency;
import org.noriai.routing.transit.feed.TransitOffice;
import org.noriai.routing.transit.feed.TransitRoute;
import org.noriai.routing.transit.feed.TransitTrip;
import org.noriai.routing.transit.feed.Translation;
import org.noriai.routing.transit.feed.TripFrequency;

/** The rows of a timetable as bytes, each field in the order of its record. */
final class RowCodec {

    private static void texts(ByteSink out, String... values) throws IOException {
        for (String value : values) {
            out.text(value);
        }
    }

    void write(TransitAgency row, ByteSink out) throws IOException {
        texts(out, row.id(), row.name(), row.url(), row.language(), row.phone(), row.fareUrl(), row.email());
        texts(out, row.officialName(), row.address());
    }

    TransitAgency agency(ByteSource in) {
        return new TransitAgency(
                in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
    }

    void write(TransitOffice row, ByteSink out) throws IOException {
        texts(out, row.id(), row.name(), row.url(), row.phone());
    }

    TransitOffice office(ByteSource in) {
        return new TransitOffice(in.text(), in.text(), in.text(), in.text());
    }

    void write(GtfsStop row, ByteSink out) throws IOException {
        texts(out, row.id(), row.code(), row.name(), row.reading(), row.description());
        out.real(row.latitude());
        out.real(row.longitude());
        out.text(row.fareZone());
        out.number(row.kind().ordinal());
        out.text(row.parentId());
        out.number(row.wheelchair().ordinal());
        texts(out, row.platform(), row.url());
    }

    GtfsStop stop(ByteSource in) {
        return new GtfsStop(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.real(),
                in.real(),
                in.text(),
                GtfsStop.Kind.values()[in.number()],
                in.text(),
                Accessibility.of(in.number()),
                in.text(),
                in.text());
    }

    void write(TransitRoute row, ByteSink out) throws IOException {
        texts(out, row.id(), row.agencyId(), row.shortName(), row.longName(), row.description());
        out.number(row.type());
        texts(out, row.url(), row.color(), row.textColor(), row.origin(), row.via(), row.destination());
    }

    TransitRoute route(ByteSource in) {
        return new TransitRoute(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.number(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text());
    }

    void write(TransitTrip row, ByteSink out) throws IOException {
        out.text(row.id());
        out.number(row.route());
        out.number(row.service());
        texts(out, row.headsign(), row.shortName(), row.direction(), row.block());
        out.optional(row.shape());
        out.number(row.wheelchair().ordinal());
        out.text(row.office());
    }

    TransitTrip trip(ByteSource in) {
        return new TransitTrip(
                in.text(),
                in.number(),
                in.number(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.optionalNumber(),
                Accessibility.of(in.number()),
                in.text());
    }

    void write(TripFrequency row, ByteSink out) throws IOException {
        out.number(row.trip());
        out.number(row.startSeconds());
        out.number(row.endSeconds());
        out.number(row.headwaySeconds());
        out.flag(row.exact());
    }

    TripFrequency frequency(ByteSource in) {
        return new TripFrequency(in.number(), in.number(), in.number(), in.number(), in.flag());
    }

    void write(Fare row, ByteSink out) throws IOException {
        texts(out, row.id(), row.price().toPlainString(), row.currency());
        out.flag(row.paidOnBoard());
        out.optional(row.transfers());
        out.optional(row.transferSeconds());
        out.text(row.agencyId());
    }

    Fare fare(ByteSource in) {
        return new Fare(
                in.text(),
                new BigDecimal(in.text()),
                in.text(),
                in.flag(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.text());
    }

    void write(FareRule row, ByteSink out) throws IOException {
        texts(out, row.fareId(), row.routeId(), row.origin(), row.destination(), row.contains());
    }

    FareRule fareRule(ByteSource in) {
        return new FareRule(in.text(), in.text(), in.text(), in.text(), in.text());
    }

    void write(Translation row, ByteSink out) throws IOException {
        texts(out, row.table(), row.field(), row.language(), row.text());
        texts(out, row.recordId(), row.recordSubId(), row.original());
    }

    Translation translation(ByteSource in) {
        return new Translation(in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
    }
}
