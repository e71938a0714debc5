package org.noriai.routing.region;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The temporary folder beside a bundle's own in which it is built, and that becomes the bundle when it is whole. It goes
 * when this is closed or the process is asked to end; what a process that was killed left behind goes with the next import.
 */
final class BuildingFolder implements AutoCloseable {

    private final Path out;
    private final Path building;
    private final Thread atTheEnd = Thread.ofPlatform().name("import-cleanup").unstarted(this::deleteQuietly);

    private BuildingFolder(Path out) {
        this.out = out;
        this.building = sibling(out, String.valueOf(ProcessHandle.current().pid()));
    }

    /** Makes it, empty. */
    static BuildingFolder beside(Path out) throws IOException {
        BuildingFolder folder = new BuildingFolder(out);
        Runtime.getRuntime().addShutdownHook(folder.atTheEnd);
        try {
            deleteLeftovers(out);
            delete(folder.building);
            Files.createDirectories(folder.building);
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Path sibling(Path out, String pid) {
        return out.resolveSibling(".%s.importing-%s".formatted(out.getFileName(), pid));
    }

    Path path() {
        return building;
    }

    /** Where steps keep what does not go into the bundle. */
    Path work() {
        return building.resolveSibling(building.getFileName() + "-work");
    }

    private Path old() {
        return building.resolveSibling(building.getFileName() + "-old");
    }

    /** Puts the folder in the bundle's place; whatever fails, what was there is there. */
    void moveIntoPlace() throws IOException {
        boolean replaces = Files.exists(out);
        if (replaces) {
            move(out, old());
        }
        try {
            move(building, out);
        } catch (IOException e) {
            if (replaces) {
                move(old(), out);
            }
            throw e;
        }
        delete(old());
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("%s can't be moved to %s at once".formatted(from, to), e);
        }
    }

    /** Folders of importers that don't run any more; a bundle that one had put aside and not replaced comes back. */
    private static void deleteLeftovers(Path out) throws IOException {
        Path parent = out.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return;
        }
        Pattern name = Pattern.compile(
                "\\." + Pattern.quote(String.valueOf(out.getFileName())) + "\\.importing-([0-9]{1,10})(-work|-old)?");
        List<Path> siblings;
        try (Stream<Path> files = Files.list(parent)) {
            siblings = files.sorted().toList();
        }
        for (Path sibling : siblings) {
            Matcher leftover = name.matcher(String.valueOf(sibling.getFileName()));
            if (!leftover.matches()
                    || ProcessHandle.of(Long.parseLong(leftover.group(1)))
                            .filter(ProcessHandle::isAlive)
                            .isPresent()) {
                continue;
            }
            if ("-old".equals(leftover.group(2)) && !Files.exists(out)) {
                move(sibling, out);
            } else {
                delete(sibling);
            }
        }
    }

    /** Deletes what is there of the bundle that was not finished. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException ending) {
            // The process ends, and the hook does the same.
        }
        delete(building);
        delete(work());
    }

    private void deleteQuietly() {
        for (Path folder : new Path[] {building, work()}) {
            for (int attempt = 0; attempt < 20; attempt++) {
                try {
                    delete(folder);
                    break;
                } catch (IOException stillWritten) {
                    // Another thread or the tile builder is writing yet.
                    if (!sleep()) {
                        break;
                    }
                }
            }
        }
    }

    private static boolean sleep() {
        try {
            Thread.sleep(50);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
