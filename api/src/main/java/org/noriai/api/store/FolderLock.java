package org.noriai.api.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data folder to one process. The system releases it when the process ends, however that happens.
 *
 * <p>The file stays, with the process id of its last owner: deleting it would let two processes lock two files of one
 * name.
 */
final class FolderLock implements AutoCloseable {

    private static final String FILE = "noriai.lock";
    private static final int PID_LENGTH_MAX = 20;

    /** The lock lies behind the text, so that where locks are mandatory the text can still be read. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StoreInUseException if it is taken
     */
    static FolderLock take(Path dataDir) throws IOException {
        FileChannel channel = FileChannel.open(
                dataDir.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new StoreInUseException(dataDir, read(channel));
            }
            ByteBuffer pid = StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid()));
            channel.truncate(0);
            channel.write(pid, 0);
            return new FolderLock(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException takenByThisProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(PID_LENGTH_MAX);
        channel.read(text, 0);
        return StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
