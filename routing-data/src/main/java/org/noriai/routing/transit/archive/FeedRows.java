package org.noriai.routing.transit.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of one file of a feed, by the names of their columns. Used by one thread. */
public final class FeedRows implements AutoCloseable {

    private final CsvRecords records;
    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;
    private List<String> row = List.of();

    private FeedRows(CsvRecords records, String file, @Nullable List<String> header)
            throws CsvRecords.UnreadableException {
        this.records = records;
        this.file = file;
        if (header == null) {
            throw new CsvRecords.UnreadableException(FeedProblem.of(file, "is empty"));
        }
        this.width = header.size();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).isEmpty() && columns.put(header.get(i), i) != null) {
                throw new CsvRecords.UnreadableException(
                        new FeedProblem(file, records.line(), "column", header.get(i), "is there twice"));
            }
        }
    }

    /** Opens a file that is there. */
    public static FeedRows open(GtfsArchive archive, String file) throws IOException, CsvRecords.UnreadableException {
        CsvRecords records = new CsvRecords(archive.open(file), file);
        try {
            return new FeedRows(records, file, records.next());
        } catch (IOException | CsvRecords.UnreadableException e) {
            records.close();
            throw e;
        }
    }

    /** The names of the columns. */
    public Set<String> columns() {
        return new TreeSet<>(columns.keySet());
    }

    /** Goes to the next row; false if there is none. */
    public boolean next() throws IOException, CsvRecords.UnreadableException {
        List<String> next = records.next();
        if (next == null) {
            return false;
        }
        for (int i = width; i < next.size(); i++) {
            if (!next.get(i).isEmpty()) {
                throw new CsvRecords.UnreadableException(new FeedProblem(
                        file,
                        records.line(),
                        "",
                        "",
                        "has %d fields, but the header only %d columns".formatted(next.size(), width)));
            }
        }
        row = next;
        return true;
    }

    /** The line that the row began on. */
    public int line() {
        return records.line();
    }

    /** What stands in a column; empty where there is nothing or no such column. */
    public String value(String column) {
        Integer index = columns.get(column);
        return index == null || index >= row.size() ? "" : row.get(index);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
