package org.noriai.routing.transit.gtfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.noriai.routing.transit.archive.CsvRecords;
import org.noriai.routing.transit.archive.FeedLimits;
import org.noriai.routing.transit.archive.FeedProblem;
import org.noriai.routing.transit.archive.FeedRows;
import org.noriai.routing.transit.archive.GtfsArchive;
import org.noriai.routing.transit.archive.ProblemList;
import org.noriai.routing.transit.archive.UnusableFeedException;

/**
 * Checks a feed row by row: what must be there is there, values are of their kinds, ids stand once, references lead
 * somewhere. After it, reading the feed can't fail on a value. Used by one thread.
 */
final class FeedCheck {

    private final GtfsArchive archive;
    private final ProblemList problems;
    private final Map<String, Set<String>> ids = new HashMap<>();

    /** Kinds of ids that are not all known, since their table can't be read to its end. */
    private final Set<String> partlyKnown = new HashSet<>();

    private final Map<String, Integer> rowCounts = new TreeMap<>();
    private final List<String> unread = new ArrayList<>();
    private final NavigableMap<Integer, Integer> callLines = new TreeMap<>();

    private FeedCheck(GtfsArchive archive, ProblemList problems) {
        this.archive = archive;
        this.problems = problems;
    }

    /**
     * What was found in a feed that is in order.
     *
     * @param tables the files to read
     * @param rows how many rows each has
     * @param unread columns that are not read, each as {@code file: column, column}
     * @param callLines on which lines of {@code stop_times.txt} its rows lie: from each row on, line less row
     */
    record Found(
            List<FeedTable> tables,
            Map<String, Integer> rows,
            List<String> unread,
            NavigableMap<Integer, Integer> callLines) {

        /** The line of a row of {@code stop_times.txt}, both counted from 1. */
        int callLine(int row) {
            return row + callLines.floorEntry(row).getValue();
        }
    }

    static Found check(GtfsArchive archive, ProblemList problems) throws IOException, UnusableFeedException {
        return new FeedCheck(archive, problems).check();
    }

    private Found check() throws IOException, UnusableFeedException {
        List<FeedTable> tables = new ArrayList<>();
        for (FeedTable table : FeedTables.ALL) {
            if (archive.has(table.file())) {
                tables.add(table);
            } else if (FeedTables.REQUIRED.contains(table)) {
                problems.add(FeedProblem.of(table.file(), "is missing"));
            }
        }
        if (!archive.has("calendar.txt") && !archive.has("calendar_dates.txt")) {
            problems.add(
                    FeedProblem.of("calendar.txt", "is missing, and so is calendar_dates.txt: no trip would ever run"));
        }
        problems.refuse();
        if (archive.has("translations.txt")) {
            tables.add(layoutOfTranslations());
        }
        for (FeedTable table : tables) {
            check(table);
        }
        problems.refuse();
        return new Found(List.copyOf(tables), Map.copyOf(rowCounts), List.copyOf(unread), callLines);
    }

    private FeedTable layoutOfTranslations() throws IOException, UnusableFeedException {
        try (FeedRows rows = FeedRows.open(archive, "translations.txt")) {
            return rows.columns().contains("trans_id") ? FeedTables.OLD_TRANSLATIONS : FeedTables.TRANSLATIONS;
        } catch (CsvRecords.UnreadableException e) {
            throw problems.refusal(e.problem());
        }
    }

    private void check(FeedTable table) throws IOException {
        try (FeedRows rows = FeedRows.open(archive, table.file())) {
            List<String> others =
                    rows.columns().stream().filter(name -> !table.has(name)).toList();
            if (!others.isEmpty()) {
                unread.add(table.file() + ": " + String.join(", ", others));
            }
            if (columnsAreThere(table, rows)) {
                checkRows(table, rows);
            }
        } catch (CsvRecords.UnreadableException e) {
            problems.add(e.problem());
            table.columns().forEach(column -> column.defines().ifPresent(partlyKnown::add));
        }
    }

    private boolean columnsAreThere(FeedTable table, FeedRows rows) {
        boolean all = true;
        for (FeedTable.Column column : table.columns()) {
            if (column.required() && !rows.columns().contains(column.name())) {
                problems.add(table.file(), 1, "column", column.name(), "is missing");
                all = false;
            }
        }
        return all;
    }

    private void checkRows(FeedTable table, FeedRows rows) throws IOException, CsvRecords.UnreadableException {
        List<FeedTable.Column> columns = table.columns().stream()
                .filter(column -> rows.columns().contains(column.name()))
                .toList();
        for (FeedTable.Column column : columns) {
            column.defines().ifPresent(kind -> ids.computeIfAbsent(kind, key -> new HashSet<>()));
        }
        List<FeedProblem> later = new ArrayList<>();
        int count = 0;
        while (rows.next()) {
            count++;
            if (count > FeedLimits.ROWS_MAX) {
                problems.add(FeedProblem.of(table.file(), "has more than %d rows".formatted(FeedLimits.ROWS_MAX)));
                return;
            }
            if (table == FeedTables.STOP_TIMES
                    && (callLines.isEmpty() || callLines.lastEntry().getValue() != rows.line() - count)) {
                callLines.put(count, rows.line() - count);
            }
            for (FeedTable.Column column : columns) {
                check(table, rows, column, later);
            }
            checkRow(table, rows);
        }
        rowCounts.put(table.file(), count);
        if (count == 0 && FeedTables.REQUIRED.contains(table)) {
            problems.add(FeedProblem.of(table.file(), "has no rows"));
        }
        // References within a file may lead further down.
        later.stream()
                .filter(problem -> !ids.getOrDefault("stop", Set.of()).contains(problem.value()))
                .forEach(problems::add);
    }

    private void check(FeedTable table, FeedRows rows, FeedTable.Column column, List<FeedProblem> later) {
        String value = rows.value(column.name());
        String file = table.file();
        if (value.isEmpty()) {
            if (column.required()) {
                problems.add(file, rows.line(), column.name(), value, "must not be empty");
            }
            return;
        }
        Optional<String> fault = column.kind().fault(value);
        if (fault.isPresent()) {
            problems.add(file, rows.line(), column.name(), value, fault.get());
            return;
        }
        if (column.defines().isPresent()) {
            boolean isNew =
                    ids.getOrDefault(column.defines().get(), new HashSet<>()).add(value);
            if (!isNew && column.unique()) {
                problems.add(file, rows.line(), column.name(), value, "is there twice");
            }
        }
        if (column.refersTo().isPresent()) {
            String kind = column.refersTo().get();
            if (!partlyKnown.contains(kind) && !ids.getOrDefault(kind, Set.of()).contains(value)) {
                FeedProblem problem = new FeedProblem(
                        file, rows.line(), column.name(), value, "refers to no %s of the feed".formatted(kind));
                if (column.name().equals("parent_station")) {
                    later.add(problem);
                } else {
                    problems.add(problem);
                }
            }
        }
    }

    /** What concerns more than one field of a row. */
    private void checkRow(FeedTable table, FeedRows rows) {
        String file = table.file();
        if (table == FeedTables.STOPS && !rows.value("location_type").matches("[34]")) {
            for (String name : List.of("stop_name", "stop_lat", "stop_lon")) {
                if (rows.value(name).isEmpty()) {
                    problems.add(file, rows.line(), name, "", "must not be empty");
                }
            }
        }
        if (table == FeedTables.STOP_TIMES
                && rows.value("stop_id").isEmpty()
                && rows.value("location_id").isEmpty()
                && rows.value("location_group_id").isEmpty()) {
            problems.add(file, rows.line(), "stop_id", "", "must not be empty");
        }
        if (table == FeedTables.CALENDAR && isAfter(rows, "start_date", "end_date")) {
            problems.add(file, rows.line(), "end_date", rows.value("end_date"), "lies before start_date");
        }
        if (table == FeedTables.ROUTES
                && rows.value("route_short_name").isEmpty()
                && rows.value("route_long_name").isEmpty()) {
            problems.add(file, rows.line(), "route_long_name", "", "must not be empty where route_short_name is");
        }
        if (table == FeedTables.ROUTES
                && rows.value("agency_id").isEmpty()
                && rowCounts.getOrDefault("agency.txt", 0) > 1) {
            problems.add(file, rows.line(), "agency_id", "", "must not be empty where there are several agencies");
        }
    }

    private static boolean isAfter(FeedRows rows, String first, String second) {
        return rows.value(first).compareTo(rows.value(second)) > 0;
    }
}
