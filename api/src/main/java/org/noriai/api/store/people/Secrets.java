package org.noriai.api.store.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Draws secrets and opaque ids. Of a secret only its SHA-256 is kept: with 256 random bits it needs no salt and no slow hash.
 * Thread-safe.
 */
final class Secrets {

    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 128 random bits. */
    static String newId(String prefix) {
        return prefix + text(ID_BYTES);
    }

    /** 256 random bits. */
    static String newToken() {
        return text(TOKEN_BYTES);
    }

    private static String text(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** The SHA-256, as lower-case hexadecimal digits. */
    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
