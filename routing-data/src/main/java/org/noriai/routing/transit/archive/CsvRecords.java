package org.noriai.routing.transit.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file (RFC 4180) as GTFS wants them: UTF-8, a byte-order mark allowed, either line end, blank lines
 * passed over. Records are decoded one by one, so that text in another encoding is told with its line. Used by one thread.
 */
public final class CsvRecords implements AutoCloseable {

    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final String file;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private int nextLine = 1;
    private int line;

    /** A record that can't be read. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient FeedProblem problem;

        UnreadableException(FeedProblem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        /** Which record it is, and what is wrong with it. */
        public FeedProblem problem() {
            return problem;
        }
    }

    CsvRecords(InputStream in, String file) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.file = file;
        this.in.mark(BYTE_ORDER_MARK.length);
        byte[] start = this.in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            this.in.reset();
        }
    }

    /** The line on which the last record began; the first is 1. */
    int line() {
        return line;
    }

    /** The fields of the next record, without blanks around them; null at the end. */
    @Nullable
    List<String> next() throws IOException, UnreadableException {
        try {
            while (readRecord()) {
                List<String> fields = split(decode());
                if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                    return fields;
                }
            }
            return null;
        } catch (GtfsArchive.TooLargeException e) {
            throw new UnreadableException(FeedProblem.of(file, String.valueOf(e.getMessage())));
        }
    }

    /** The bytes up to the next line end outside of quotation marks: neither byte is part of another letter. */
    private boolean readRecord() throws IOException, UnreadableException {
        record.reset();
        line = nextLine;
        boolean quoted = false;
        int value = in.read();
        if (value < 0) {
            return false;
        }
        while (value >= 0 && (quoted || value != '\n')) {
            quoted ^= value == '"';
            if (value == '\n') {
                nextLine++;
            }
            record.write(value);
            if (record.size() > FeedLimits.RECORD_BYTES_MAX) {
                throw new UnreadableException(new FeedProblem(
                        file,
                        line,
                        "",
                        "",
                        quoted
                                ? "has a quotation mark that is not closed"
                                : "is longer than %d bytes".formatted(FeedLimits.RECORD_BYTES_MAX)));
            }
            value = in.read();
        }
        if (quoted) {
            throw new UnreadableException(
                    new FeedProblem(file, line, "", "", "has a quotation mark that is not closed"));
        }
        nextLine++;
        return true;
    }

    private String decode() throws UnreadableException {
        byte[] bytes = record.toByteArray();
        try {
            return decode(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            boolean utf16 = bytes.length > 1 && (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE;
            throw new UnreadableException(new FeedProblem(
                    file,
                    line,
                    "",
                    "",
                    utf16
                            ? "is UTF-16, not UTF-8; save the feed as UTF-8"
                            : isShiftJis(bytes)
                                    ? "is Shift-JIS, not UTF-8; save the feed as UTF-8"
                                    : "is not UTF-8; save the feed as UTF-8"));
        }
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static boolean isShiftJis(byte[] bytes) {
        try {
            decode(bytes, SHIFT_JIS);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static List<String> split(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c == '\n' || c == '\r' ? ' ' : c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
