package org.noriai.routing.place.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text of a file that comes in UTF-8 with or without a byte-order mark, in UTF-16 with one, or in Shift-JIS. */
final class FileText {

    /** As Windows writes it, with the letters that plain Shift-JIS lacks: ①, ㈱, 髙. */
    static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private static final long BYTES_MAX = 200L << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private FileText() {}

    /**
     * Reads all of a file.
     *
     * @param told its charset, where that is known; otherwise it is found out
     * @throws PlaceFileException if it is absent, empty, too large or not text
     */
    static String read(Path file, Optional<Charset> told) throws PlaceFileException {
        byte[] bytes = bytes(file);
        List<Charset> tried = told.map(List::of).orElseGet(() -> guesses(bytes));
        for (Charset charset : tried) {
            Optional<String> text = decode(bytes, charset);
            if (text.isPresent()) {
                return checked(file, text.get());
            }
        }
        throw new PlaceFileException("The place file %s is not text in %s."
                .formatted(
                        file,
                        String.join(" or ", tried.stream().map(Charset::name).toList())));
    }

    private static byte[] bytes(Path file) throws PlaceFileException {
        if (!Files.isRegularFile(file)) {
            throw new PlaceFileException("The place file %s does not exist.".formatted(file));
        }
        try {
            long size = Files.size(file);
            if (size == 0 || size > BYTES_MAX) {
                throw new PlaceFileException(
                        size == 0
                                ? "The place file %s is empty.".formatted(file)
                                : "The place file %s has %d bytes; at most %d are read."
                                        .formatted(file, size, BYTES_MAX));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new PlaceFileException("The place file %s can't be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static List<Charset> guesses(byte[] bytes) {
        boolean utf16 = bytes.length > 1
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
        return utf16 ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, SHIFT_JIS);
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String checked(Path file, String text) throws PlaceFileException {
        String bare = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        if (bare.indexOf('\0') >= 0) {
            throw new PlaceFileException("The place file %s is not text: it has zero bytes.".formatted(file));
        }
        if (bare.isBlank()) {
            throw new PlaceFileException("The place file %s is empty.".formatted(file));
        }
        return bare;
    }
}
