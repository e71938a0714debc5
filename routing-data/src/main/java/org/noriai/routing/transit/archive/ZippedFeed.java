package org.noriai.routing.transit.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The zip file of a feed. Nothing of it is ever written to a disk; names that lead out of it are refused all the same,
 * and so is what unpacks to more than a feed could hold. Files may lie in one folder at its top.
 */
final class ZippedFeed implements GtfsArchive {

    private final Path path;
    private final ZipFile zip;
    private final String folder;

    private ZippedFeed(Path path, ZipFile zip, String folder) {
        this.path = path;
        this.zip = zip;
        this.folder = folder;
    }

    static ZippedFeed open(Path path, ProblemList problems) throws UnusableFeedException {
        String name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw problems.refusal(FeedProblem.of(name, "is not a file that can be read"));
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (IOException e) {
            throw problems.refusal(FeedProblem.of(name, "is no zip file: " + e.getMessage()));
        }
        try {
            String folder = folder(Collections.list(zip.entries()), name, problems);
            problems.refuse();
            return new ZippedFeed(path, zip, folder);
        } catch (UnusableFeedException | RuntimeException e) {
            closeQuietly(zip, e);
            throw e;
        }
    }

    private static void closeQuietly(ZipFile zip, Exception cause) {
        try {
            zip.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** The folder with the feed's files, as {@code "feed/"}; empty if they lie at the top. */
    private static String folder(List<? extends ZipEntry> entries, String zip, ProblemList problems) {
        if (entries.size() > FeedLimits.ENTRIES_MAX) {
            problems.add(FeedProblem.of(
                    zip, "has %d files, more than %d".formatted(entries.size(), FeedLimits.ENTRIES_MAX)));
        }
        Set<String> names = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            if (leadsOut(name)) {
                problems.add(zip, 0, "entry", name, "leads out of the zip file");
            } else if (!names.add(name)) {
                problems.add(zip, 0, "entry", name, "is there twice");
            }
            if (name.endsWith("/stops.txt") && !name.startsWith("__MACOSX/")) {
                folders.add(name.substring(0, name.length() - "stops.txt".length()));
            }
        }
        return names.contains("stops.txt") || folders.size() != 1
                ? ""
                : folders.iterator().next();
    }

    private static boolean leadsOut(String name) {
        String plain = name.replace('\\', '/');
        return plain.startsWith("/")
                || plain.matches("[A-Za-z]:.*")
                || plain.indexOf('\0') >= 0
                || List.of(plain.split("/", -1)).contains("..");
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public boolean has(String file) {
        return entry(file) != null;
    }

    private @Nullable ZipEntry entry(String file) {
        return zip.getEntry(folder + file);
    }

    @Override
    public InputStream open(String file) throws IOException {
        ZipEntry entry = entry(file);
        if (entry == null) {
            throw new IOException("The file %s is missing.".formatted(file));
        }
        return new Bounded(zip.getInputStream(entry), file, Math.max(1, entry.getCompressedSize()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what is really unpacked: sizes that a zip file declares may lie. */
    private static final class Bounded extends FilterInputStream {

        private final String file;
        private final long packed;
        private long bytes;

        Bounded(InputStream in, String file, long packed) {
            super(in);
            this.file = file;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLargeException {
            bytes += read;
            if (bytes > FeedLimits.FILE_BYTES_MAX) {
                throw new TooLargeException("unpacks to more than %d bytes".formatted(FeedLimits.FILE_BYTES_MAX));
            }
            if (bytes > FeedLimits.RATIO_FREE_BYTES && bytes / packed > FeedLimits.RATIO_MAX) {
                throw new TooLargeException("unpacks to more than %d times its size of %d bytes, as no timetable does"
                        .formatted(FeedLimits.RATIO_MAX, packed));
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public String toString() {
            return file;
        }
    }
}
