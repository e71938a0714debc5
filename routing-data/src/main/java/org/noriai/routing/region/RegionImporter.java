package org.noriai.routing.region;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.noriai.routing.intake.ImportProgress;
import org.noriai.routing.intake.RegionImportException;

/** Makes a region bundle from an OpenStreetMap extract: as a program or called as a library. */
public final class RegionImporter {

    /** A disk with less room than that is full. */
    private static final long FREE_BYTES_LEAST = 1 << 20;

    private RegionImporter() {}

    /** Runs it as a program; exit status 0 is success, 1 a failure, 2 unusable arguments. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        ImportOptions options;
        try {
            options = ImportArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + " (" + ImportArguments.USAGE + ")");
            return 2;
        }
        try (ProgressPrinter progress = ProgressPrinter.to(out)) {
            importRegion(options, progress);
            return 0;
        } catch (RegionImportException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    /**
     * Makes the bundle in a temporary folder beside {@code out} and moves it there whole; whatever fails, {@code out} is
     * as it was.
     *
     * @param options what to import
     * @param progress is told how far it is and at last what was found
     * @throws RegionImportException if it can't be done
     */
    public static void importRegion(ImportOptions options, ImportProgress progress) throws RegionImportException {
        Path out = options.out().toAbsolutePath().normalize();
        checkFree(out);
        try (BuildingFolder folder = BuildingFolder.beside(out)) {
            try {
                new BundleMaker(options, folder, progress).make();
                folder.moveIntoPlace();
            } catch (RegionImportException | IOException | RuntimeException e) {
                // Asked before the folder is deleted, which makes room again.
                throw failure(out, e);
            }
            progress.line("The region is in %s.".formatted(out));
        } catch (IOException e) {
            throw new RegionImportException("The region can't be written to %s: %s".formatted(out, e.getMessage()), e);
        }
    }

    /** What to say of a failure: a full disk shows in many ways, of which none says so well. */
    private static RegionImportException failure(Path out, Exception e) {
        Optional<Long> free = findFreeBytes(out);
        if (free.isPresent() && (free.get() < FREE_BYTES_LEAST || saysFull(e))) {
            return new RegionImportException(
                    "There is no space left on the disk of %s (%d kB free). Make room, or name a folder on another disk with --out DIR."
                            .formatted(out, free.get() / 1024),
                    e);
        }
        if (e instanceof RegionImportException told) {
            return told;
        }
        if (findCause(e) instanceof IOException cause) {
            return new RegionImportException(
                    "The region can't be written to %s: %s".formatted(out, cause.getMessage()), e);
        }
        if (e instanceof RuntimeException bug) {
            throw bug;
        }
        return new RegionImportException("The region can't be written to %s: %s".formatted(out, e.getMessage()), e);
    }

    private static boolean saysFull(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable IOException findCause(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
            if (cause instanceof UncheckedIOException unchecked) {
                return unchecked.getCause();
            }
        }
        return null;
    }

    private static Optional<Long> findFreeBytes(Path out) {
        Path there = out;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there == null
                    ? Optional.empty()
                    : Optional.of(Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void checkFree(Path out) throws RegionImportException {
        if (out.getFileName() == null || (Files.exists(out) && !Files.isDirectory(out))) {
            throw new RegionImportException("--out %s is not a folder.".formatted(out));
        }
        if (Files.isDirectory(out) && !Files.isRegularFile(out.resolve(Manifest.FILE))) {
            try (Stream<Path> content = Files.list(out)) {
                if (content.findAny().isPresent()) {
                    throw new RegionImportException(
                            "The folder %s holds something else than a region. Name another with --out DIR."
                                    .formatted(out));
                }
            } catch (IOException e) {
                throw new RegionImportException("The folder %s can't be read: %s".formatted(out, e.getMessage()), e);
            }
        }
    }
}
