package org.noriai.routing.transit.gtfs;

import java.io.IOException;
import java.util.function.Consumer;
import org.noriai.routing.transit.archive.CsvRecords;
import org.noriai.routing.transit.archive.FeedRows;
import org.noriai.routing.transit.archive.GtfsArchive;
import org.noriai.routing.transit.feed.TransitOffice;
import org.noriai.routing.transit.feed.Translation;

/** Reads what GTFS-JP adds: offices, official names, what routes pass, and translations in their first layout. */
final class JapaneseTables {

    private final GtfsArchive archive;

    private JapaneseTables(GtfsArchive archive) {
        this.archive = archive;
    }

    static void read(GtfsArchive archive, FeedCheck.Found found, FeedDraft draft) throws IOException {
        JapaneseTables tables = new JapaneseTables(archive);
        if (found.tables().contains(FeedTables.OLD_TRANSLATIONS)) {
            tables.forEach(
                    FeedTables.OLD_TRANSLATIONS,
                    row -> draft.translations.add(new Translation(
                            "", "", row.value("lang"), row.value("translation"), "", "", row.value("trans_id"))));
        }
        tables.forEach(
                FeedTables.OFFICE_JP,
                row -> draft.offices.add(new TransitOffice(
                        row.value("office_id"),
                        row.value("office_name"),
                        row.value("office_url"),
                        row.value("office_phone"))));
        tables.forEach(
                FeedTables.AGENCY_JP,
                row -> draft.japaneseAgencies.put(
                        row.value("agency_id"),
                        new FeedDraft.JapaneseAgency(
                                row.value("agency_official_name"),
                                (row.value("agency_zip_number") + " " + row.value("agency_address")).strip())));
        tables.forEach(
                FeedTables.ROUTES_JP,
                row -> draft.japaneseRoutes.put(
                        row.value("route_id"),
                        new FeedDraft.JapaneseRoute(
                                row.value("origin_stop"), row.value("via_stop"), row.value("destination_stop"))));
        tables.forEach(FeedTables.TRIPS, row -> {
            if (!row.value("jp_office_id").isEmpty()) {
                draft.officeOfTrip.put(row.value("trip_id"), row.value("jp_office_id"));
            }
        });
    }

    private void forEach(FeedTable table, Consumer<FeedRows> action) throws IOException {
        if (!archive.has(table.file())) {
            return;
        }
        try (FeedRows rows = FeedRows.open(archive, table.file())) {
            while (rows.next()) {
                action.accept(rows);
            }
        } catch (CsvRecords.UnreadableException e) {
            throw new IOException(e.problem().toString(), e);
        }
    }
}
