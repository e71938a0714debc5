package org.noriai.api.mail;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;

/** Appends messages to a file that only its owner can read: for demonstrations, where nobody has an address. Thread-safe. */
public final class FileMessenger implements Messenger {

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();

    /** Writes there. */
    public FileMessenger(Path file) {
        this.file = file;
    }

    @Override
    public void send(OutgoingMessage message) throws IOException {
        lock.lock();
        try {
            if (Files.notExists(file)) {
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                } else {
                    Files.createFile(file);
                }
            }
            Files.writeString(
                    file,
                    "To: %s%nSubject: %s%n%n%s%n%n".formatted(message.to(), message.subject(), message.text()),
                    StandardOpenOption.APPEND);
        } finally {
            lock.unlock();
        }
    }
}
