package org.noriai.api.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Copies of a store in one file, made while a service uses it, and stores made of them. Each is checked before it counts. */
public final class Backups {

    private Backups() {}

    /**
     * What a backup holds.
     *
     * @param area whose it is
     * @param events how many
     * @param bytes how large it is
     */
    public record Backup(String area, long events, long bytes) {}

    /**
     * Copies a store as it is at one moment; whoever uses it goes on. The file appears once it was read back and found
     * whole.
     *
     * @throws StoreException if there is no store, the file is there already, or anything fails; then there is no file
     */
    public static Backup make(Path dataDir, Path file) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            if (!SqliteFile.exists(dataDir)) {
                throw new StoreException("There is no store in the folder %s.".formatted(dataDir));
            }
            if (Files.exists(file)) {
                throw new StoreException("The file %s is there already. Name a new one.".formatted(file));
            }
            Files.deleteIfExists(partial);
            try (Connection connection = new SqliteFile(dataDir).connect();
                    PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
                copy.setString(1, partial.toString());
                copy.execute();
            }
            SqliteFile.protect(partial);
            Backup backup = check(partial);
            force(partial);
            StoreMark.move(partial, file);
            return backup;
        } catch (IOException | SQLException failed) {
            throw new StoreException("The backup %s was not made: %s".formatted(file, failed.getMessage()), failed);
        } finally {
            delete(partial);
        }
    }

    /**
     * Makes a store of a backup.
     *
     * @param replace whether a store that is there is put aside, beside the new one; otherwise it is an error
     * @throws StoreException if the backup is not whole, the folder is in use or has a store, or anything fails; then the
     *     folder is as it was
     */
    public static Backup restore(Path file, Path dataDir, boolean replace) {
        Path partial = dataDir.resolve(SqliteFile.FILE + ".partial");
        try {
            if (!Files.isRegularFile(file)) {
                throw new StoreException("There is no file %s.".formatted(file));
            }
            Backup backup = check(file);
            SqliteStore.makeFolder(dataDir);
            try (FolderLock _ = FolderLock.take(dataDir)) {
                if (SqliteFile.exists(dataDir) && !replace) {
                    throw new StoreException(
                            "The folder %s has a store. Name another folder, or say --replace to put that one aside."
                                    .formatted(dataDir));
                }
                Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
                SqliteFile.protect(partial);
                check(partial);
                force(partial);
                putAside(dataDir);
                Snapshots.remove(dataDir);
                Files.deleteIfExists(dataDir.resolve(StoreMark.FILE));
                StoreMark.move(partial, dataDir.resolve(SqliteFile.FILE));
            }
            return backup;
        } catch (IOException | SQLException failed) {
            throw new StoreException("The backup %s was not restored: %s".formatted(file, failed.getMessage()), failed);
        } finally {
            delete(partial);
        }
    }

    /** The log of changes goes with its database: another's must never be applied to this one. */
    private static void putAside(Path dataDir) throws IOException {
        int number = 1;
        while (Files.exists(dataDir.resolve("before-restore-" + number))) {
            number++;
        }
        Path aside = dataDir.resolve("before-restore-" + number);
        for (String name : List.of(SqliteFile.FILE, SqliteFile.FILE + "-wal", SqliteFile.FILE + "-shm")) {
            Path old = dataDir.resolve(name);
            if (Files.exists(old)) {
                Files.createDirectories(aside);
                Files.move(old, aside.resolve(name));
            }
        }
    }

    private static Backup check(Path file) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            StoreCheck.checkStructure(connection);
            StoreCheck.Found found = StoreCheck.checkContents(connection);
            return new Backup(found.area(), found.lastSequence(), Files.size(file));
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException left) {
            throw new StoreException("The file %s is left over.".formatted(partial), left);
        }
    }
}
