package org.noriai.routing.transit.gtfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.noriai.routing.transit.archive.CsvRecords;
import org.noriai.routing.transit.archive.FeedRows;
import org.noriai.routing.transit.archive.GtfsArchive;
import org.onebusaway.csv_entities.CsvInputSource;

/**
 * The rows of a feed that was checked, as the reader takes them: plain UTF-8, one line a row, only columns that are known.
 * The n-th row that it reads is thus the n-th that was checked.
 */
final class CheckedSource implements CsvInputSource {

    private final GtfsArchive archive;
    private final Map<String, FeedTable> tables;

    CheckedSource(GtfsArchive archive, List<FeedTable> tables) {
        this.archive = archive;
        this.tables = tables.stream().collect(Collectors.toMap(FeedTable::file, Function.identity()));
    }

    @Override
    public boolean hasResource(String name) {
        return tables.containsKey(name);
    }

    @Override
    public InputStream getResource(String name) throws IOException {
        FeedTable table = tables.get(name);
        if (table == null) {
            throw new IOException("The file %s was not checked.".formatted(name));
        }
        try {
            FeedRows rows = FeedRows.open(archive, name);
            List<String> columns = table.columns().stream()
                    .map(FeedTable.Column::name)
                    .filter(rows.columns()::contains)
                    .toList();
            return new Lines(rows, columns);
        } catch (CsvRecords.UnreadableException e) {
            throw new IOException(e.problem().toString(), e);
        }
    }

    @Override
    public void close() {
        // The archive is closed by who opened it.
    }

    private static final class Lines extends InputStream {

        private final FeedRows rows;
        private final List<String> columns;
        private byte[] line;
        private int at;
        private boolean ended;

        Lines(FeedRows rows, List<String> columns) {
            this.rows = rows;
            this.columns = columns;
            this.line = bytes(String.join(",", columns));
        }

        private static byte[] bytes(String text) {
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at == line.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, buffer, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            try {
                if (ended || !rows.next()) {
                    ended = true;
                    return false;
                }
            } catch (CsvRecords.UnreadableException e) {
                throw new IOException(e.problem().toString(), e);
            }
            line = bytes(columns.stream().map(name -> quoted(rows.value(name))).collect(Collectors.joining(",")));
            at = 0;
            return true;
        }

        private static String quoted(String value) {
            boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0;
            return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
