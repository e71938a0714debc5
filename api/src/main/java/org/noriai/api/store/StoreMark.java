package org.noriai.api.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * How far the store of a folder had come when it was opened last, in a file of its own beside the database: a database that
 * was emptied, or went back to an earlier time, is not to be taken for a young one.
 *
 * @param ownerEpoch how often it had been opened
 * @param lastSequence how many events it had
 */
record StoreMark(long ownerEpoch, long lastSequence) {

    static final String FILE = "noriai.mark";
    private static final Pattern TEXT =
            Pattern.compile("opened (\\d{1,18}), events (\\d{1,18}), check ([0-9a-f]{1,8})\n");

    /**
     * Reads the folder's mark; empty if nobody has opened a store there yet.
     *
     * @throws StoreException if it is damaged
     */
    static Optional<StoreMark> read(Path dataDir) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(dataDir.resolve(FILE)), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException young) {
            return Optional.empty();
        }
        Matcher parts = TEXT.matcher(text);
        if (parts.matches()) {
            StoreMark mark = new StoreMark(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
            if (mark.text().equals(text)) {
                return Optional.of(mark);
            }
        }
        throw new StoreException(
                "The file %s is damaged. If the database beside it is known to be whole, remove that file."
                        .formatted(dataDir.resolve(FILE)));
    }

    private String text() {
        String content = "opened %d, events %d".formatted(ownerEpoch, lastSequence);
        CRC32C check = new CRC32C();
        check.update(content.getBytes(StandardCharsets.US_ASCII));
        return "%s, check %x\n".formatted(content, check.getValue());
    }

    /** Puts it in the place of the one before; on disk when it returns. */
    void write(Path dataDir) throws IOException {
        replace(dataDir.resolve(FILE), text().getBytes(StandardCharsets.US_ASCII));
    }

    /** Puts a file in the place of another, whole or not at all. */
    static void replace(Path file, byte[]... parts) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (byte[] part : parts) {
                ByteBuffer left = ByteBuffer.wrap(part);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
            channel.force(true);
        }
        move(partial, file);
    }

    /** Gives a file its name, on disk when it returns. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = to.toAbsolutePath().getParent();
        if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /**
     * Checks that a store has not gone back.
     *
     * @throws StoreException if it has
     */
    void checkNotBefore(long epochFound, long sequenceFound, Path dataDir) {
        if (epochFound < ownerEpoch || sequenceFound < lastSequence) {
            throw new StoreException(
                    ("The database in %s was opened %d times and has %d events; when it was opened last, it was %d times and %d"
                                    + " events. It went back or was emptied: restore it from a backup.")
                            .formatted(dataDir, epochFound, sequenceFound, ownerEpoch, lastSequence));
        }
    }
}
