package org.noriai.api.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106), with the parameters that OWASP names first: 19 MiB, two passes, one lane. At most
 * two are computed at once, so that memory stays bounded whoever calls. Thread-safe.
 */
public final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX = "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(MEMORY_KIB, PASSES, LANES);

    private final Semaphore places = new Semaphore(2);
    private final SecureRandom random = new SecureRandom();
    private final String decoy = hash("nobody's password");

    /** The hash of a password with a new salt, in the PHC string format. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(compute(password, salt));
    }

    /** Whether this is the password of that hash. */
    public boolean matches(String password, String hash) {
        if (!hash.startsWith(PREFIX)) {
            throw new IllegalStateException("A password was hashed with other parameters than %s.".formatted(PREFIX));
        }
        String[] parts = hash.substring(PREFIX.length()).split("\\$", 2);
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        return MessageDigest.isEqual(
                compute(password, salt), Base64.getDecoder().decode(parts[1]));
    }

    /** Takes as long as {@link #matches}: who asks can't tell whether there is such an account. */
    public boolean matchesNobody(String password) {
        matches(password, decoy);
        return false;
    }

    private byte[] compute(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        places.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            places.release();
        }
        return hash;
    }
}
