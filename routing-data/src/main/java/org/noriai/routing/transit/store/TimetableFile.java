package org.noriai.routing.transit.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.noriai.routing.transit.Timetable;

/**
 * The timetables of a region in one file: a mark, a version, the feeds, a checksum over all of it. The same timetables give
 * the same bytes.
 */
public final class TimetableFile {

    private static final int MARK = 0x4E54_5431;
    private static final int VERSION = 1;
    private static final int BYTES_AROUND = 3 * Integer.BYTES;

    private TimetableFile() {}

    /** Writes the timetables. */
    public static void write(TimetableBook book, Path file) throws IOException {
        ByteSink out = new ByteSink();
        out.number(book.feeds().size());
        for (var feed : book.feeds().entrySet()) {
            out.text(feed.getKey());
            TimetableCodec.write(feed.getValue(), out);
        }
        byte[] body = out.toByteArray();
        ByteBuffer bytes = ByteBuffer.allocate(body.length + BYTES_AROUND);
        bytes.putInt(MARK).putInt(VERSION).put(body);
        bytes.putInt(checksum(bytes.array(), body.length + 2 * Integer.BYTES));
        Files.write(file, bytes.array());
    }

    /**
     * Reads the timetables.
     *
     * @throws IOException if the file is none, of another version or damaged; the message names it
     */
    public static TimetableBook read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < BYTES_AROUND || in.getInt() != MARK) {
            throw new IOException("The file %s is no timetable.".formatted(file));
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw new IOException("The timetable %s has version %d; this program reads %d. Import it again."
                    .formatted(file, version, VERSION));
        }
        int end = bytes.length - Integer.BYTES;
        if (in.getInt(end) != checksum(bytes, end)) {
            throw new IOException("The timetable %s is damaged. Import it again.".formatted(file));
        }
        try {
            return book(new ByteSource(in.limit(end)));
        } catch (IOException | RuntimeException e) {
            if (e instanceof IOException
                    || e instanceof BufferUnderflowException
                    || e instanceof IllegalArgumentException
                    || e instanceof IndexOutOfBoundsException) {
                throw new IOException("The timetable %s can't be read: %s".formatted(file, e.getMessage()), e);
            }
            throw e;
        }
    }

    private static TimetableBook book(ByteSource in) throws IOException {
        SortedMap<String, Timetable> feeds = new TreeMap<>();
        int size = in.number();
        for (int i = 0; i < size; i++) {
            String name = in.text();
            feeds.put(name, TimetableCodec.read(in));
        }
        return new TimetableBook(feeds);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
