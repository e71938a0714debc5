package org.noriai.api.timetable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noriai.routing.transit.Timetable;
import org.noriai.routing.transit.store.TimetableBook;
import org.noriai.routing.transit.store.TimetableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good timetable of each watched feed, in a folder, so that a service that starts while a feed is bad has it still.
 * A file is NAME.KEY.bin, the key naming the feed's content. Used by one thread at a time.
 */
final class KeptTimetables {

    private static final Logger LOG = LoggerFactory.getLogger(KeptTimetables.class);
    private static final String ENDING = ".bin";

    private final Path folder;

    /** What is kept of a feed. */
    record Kept(Timetable timetable, String key) {}

    KeptTimetables(Path folder) {
        this.folder = folder;
    }

    /** What is kept of the feed of this name; empty if nothing that can be read. */
    Optional<Kept> find(String name) {
        try {
            for (Path file : list(name)) {
                String key = file.getFileName().toString();
                return Optional.of(new Kept(
                        TimetableFile.read(file).getFeed(name),
                        key.substring(name.length() + 1, key.length() - ENDING.length())));
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("The kept timetable {} is passed over: {}", name, unreadable.getMessage());
        }
        return Optional.empty();
    }

    /** Keeps a timetable in the place of the one before. */
    void keep(String name, String key, Timetable timetable) throws IOException {
        Files.createDirectories(folder);
        List<Path> before = list(name);
        Path partial = Files.createTempFile(folder, "writing-", ".tmp");
        Path kept = folder.resolve(name + "." + key + ENDING);
        try {
            TimetableFile.write(TimetableBook.EMPTY.with(name, timetable), partial);
            Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        for (Path old : before) {
            if (!old.equals(kept)) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** Newest first: two are there only if a program was ended between the writing of one and the deletion of the other. */
    private List<Path> list(String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "[.][0-9a-f]+[.]bin"))
                    .sorted((one, other) -> Long.compare(
                            other.toFile().lastModified(), one.toFile().lastModified()))
                    .toList();
        }
    }
}
