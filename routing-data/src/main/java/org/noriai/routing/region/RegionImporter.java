package org.noriai.routing.region;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noriai.routing.intake.ImportProgress;
import org.noriai.routing.intake.RegionImportException;

/** Makes a region bundle from an OpenStreetMap extract: as a program or called as a library. */
public final class RegionImporter {

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
        Optional<String> refusal = BundleMaker.findRefusal(options);
        if (refusal.isPresent()) {
            err.println(refusal.get());
            return 2;
        }
        try {
            importRegion(options, out::println);
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
        Optional<String> refusal = BundleMaker.findRefusal(options);
        if (refusal.isPresent()) {
            throw new RegionImportException(refusal.get());
        }
        Path out = options.out().toAbsolutePath().normalize();
        checkFree(out);
        Path building = out.resolveSibling("." + out.getFileName() + ".importing-"
                + ProcessHandle.current().pid());
        try {
            delete(building);
            Files.createDirectories(building);
            new BundleMaker(options, building, progress).make();
            moveInto(out, building);
            progress.line("The region is in %s.".formatted(out));
        } catch (IOException e) {
            throw new RegionImportException("The region can't be written to %s: %s".formatted(out, e.getMessage()), e);
        } finally {
            try {
                delete(building);
            } catch (IOException e) {
                progress.line("The temporary folder %s is left over: %s".formatted(building, e.getMessage()));
            }
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

    private static void moveInto(Path out, Path building) throws IOException {
        Path old = building.resolveSibling(building.getFileName() + "-old");
        boolean replaces = Files.exists(out);
        if (replaces) {
            Files.move(out, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(building, out, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, out, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        if (replaces) {
            delete(old);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
