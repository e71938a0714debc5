package org.noriai.routing.region;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noriai.routing.intake.ImportProgress;
import org.noriai.routing.intake.ImportReport;
import org.noriai.routing.intake.RegionImportException;
import org.noriai.routing.street.SnappedPlace;
import org.noriai.routing.street.StreetGraph;
import org.noriai.routing.timeofday.SliceStreets;
import org.noriai.routing.timeofday.SpeedProfile;
import org.noriai.routing.timeofday.SpeedProfileException;
import org.noriai.routing.timeofday.SpeedProfileReader;
import org.noriai.routing.traveltime.ContractedStreets;

/** The step of an import that makes travel times by the time of day. */
final class SpeedsStep {

    private static final long BYTES_MAX = 4 << 20;

    private final Optional<SpeedProfile> profile;
    private final String text;

    private SpeedsStep(Optional<SpeedProfile> profile, String text) {
        this.profile = profile;
        this.text = text;
    }

    /**
     * Reads the file, before anything that takes long.
     *
     * @throws RegionImportException with every mistake in it
     */
    static SpeedsStep read(Optional<Path> file) throws RegionImportException {
        if (file.isEmpty()) {
            return new SpeedsStep(Optional.empty(), "");
        }
        try {
            if (Files.size(file.get()) > BYTES_MAX) {
                throw new RegionImportException("The speed file %s has %d bytes; at most %d are read."
                        .formatted(file.get(), Files.size(file.get()), BYTES_MAX));
            }
            String text = Files.readString(file.get());
            return new SpeedsStep(Optional.of(SpeedProfileReader.read(text)), text);
        } catch (SpeedProfileException e) {
            throw new RegionImportException(
                    "The speed file %s can't be used: %s"
                            .formatted(
                                    file.get(), String.valueOf(e.getMessage()).replace(".\n", "; ")),
                    e);
        } catch (CharacterCodingException e) {
            throw new RegionImportException(
                    "The speed file %s can't be used: it is no text in UTF-8.".formatted(file.get()), e);
        } catch (IOException e) {
            throw new RegionImportException(
                    "The speed file %s can't be read: %s".formatted(file.get(), e.getMessage()), e);
        }
    }

    /** Writes the profile and the times between the stops in each of its slices. */
    void write(
            StreetGraph graph,
            ContractedStreets usual,
            List<SnappedPlace> stops,
            Path folder,
            ImportReport report,
            ImportProgress progress)
            throws IOException {
        if (profile.isEmpty()) {
            return;
        }
        progress.line("Computing travel times in %d slices of the week …"
                .formatted(profile.get().sliceCount()));
        SliceStreets.of(graph, usual, profile.get())
                .matrices(stops, millis -> {})
                .write(folder.resolve(RegionBundle.SLICES_FILE));
        Files.writeString(folder.resolve(RegionBundle.SPEEDS_FILE), text);
        report.found(
                "speeds",
                "%d slices of the week that differ".formatted(profile.get().sliceCount()));
    }
}
