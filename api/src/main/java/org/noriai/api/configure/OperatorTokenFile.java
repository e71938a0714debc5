package org.noriai.api.configure;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The file that holds the operator's token. Where there is none, one is made that only its owner can read. */
final class OperatorTokenFile {

    private static final int LENGTH_MIN = 16;
    private static final int BYTES = 32;

    private OperatorTokenFile() {}

    /**
     * The token.
     *
     * @throws StartException if the file can't be read or made, or holds too short a token
     */
    static String read(Path file) {
        try {
            makeIfAbsent(file);
            String token = Files.readString(file).strip();
            if (token.length() < LENGTH_MIN) {
                throw new StartException(
                        "The operator's token in %s must have at least %d characters.".formatted(file, LENGTH_MIN));
            }
            return token;
        } catch (IOException unusable) {
            throw new StartException("--operator-token-file '%s' can't be read or made: %s"
                    .formatted(file, unusable.getClass().getSimpleName()));
        }
    }

    private static void makeIfAbsent(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyOwner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, onlyOwner);
        } catch (FileAlreadyExistsException there) {
            return;
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
    }
}
