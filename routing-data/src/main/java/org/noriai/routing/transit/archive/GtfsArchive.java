package org.noriai.routing.transit.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a feed, in a zip file or in a folder. Used by one thread. */
public interface GtfsArchive extends AutoCloseable {

    /** Thrown where a file is larger than a feed could have. */
    final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;

        TooLargeException(String message) {
            super(message);
        }
    }

    /** Opens either. */
    static GtfsArchive open(Path path, ProblemList problems) throws UnusableFeedException {
        return Files.isDirectory(path) ? new FeedFolder(path) : ZippedFeed.open(path, problems);
    }

    /** Its name, for messages. */
    String name();

    /** Whether there is a file of this name. */
    boolean has(String file);

    /** Opens a file that is there; reading it throws {@link TooLargeException} where it is too large. */
    InputStream open(String file) throws IOException;

    @Override
    void close() throws IOException;
}
