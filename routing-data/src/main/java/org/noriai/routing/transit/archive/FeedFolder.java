package org.noriai.routing.transit.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a feed that was unpacked. */
final class FeedFolder implements GtfsArchive {

    private final Path folder;

    FeedFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    @Override
    public boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    @Override
    public InputStream open(String file) throws IOException {
        Path path = folder.resolve(file);
        if (Files.size(path) > FeedLimits.FILE_BYTES_MAX) {
            throw new TooLargeException("has more than %d bytes".formatted(FeedLimits.FILE_BYTES_MAX));
        }
        return Files.newInputStream(path);
    }

    @Override
    public void close() {
        // Nothing of it stays open.
    }
}
