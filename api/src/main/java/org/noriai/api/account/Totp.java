package org.noriai.api.account;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes of an authenticator application: RFC 6238 with SHA-1, six digits and 30 s, which all of them know. */
public final class Totp {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;

    /** Clocks may differ by a step either way. */
    private static final int STEPS_AROUND = 1;

    private Totp() {}

    /** A new secret, in Base32. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        StringBuilder text = new StringBuilder();
        // 20 bytes are 32 letters of 5 bits, without a rest.
        for (int i = 0; i < SECRET_BYTES; i += 5) {
            long block = 0;
            for (int j = 0; j < 5; j++) {
                block = block << 8 | secret[i + j] & 0xff;
            }
            for (int shift = 35; shift >= 0; shift -= 5) {
                text.append(ALPHABET.charAt((int) (block >> shift & 31)));
            }
        }
        return text.toString();
    }

    /** What an authenticator application reads from a QR code. */
    public static String uri(String issuer, String account, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encode(issuer), encode(account), secret, encode(issuer));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The step that a code belongs to, if it is right now and later than the step used last.
     *
     * @param usedStep each code is taken once
     */
    public static OptionalLong check(String secret, String code, Instant now, long usedStep) {
        long present = now.getEpochSecond() / STEP_SECONDS;
        for (long step = present - STEPS_AROUND; step <= present + STEPS_AROUND; step++) {
            if (step > usedStep && code(secret, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of a time. */
    public static String code(String secret, Instant now) {
        return code(secret, now.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % CODES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HmacSHA1.", missing);
        }
    }

    private static byte[] decode(String secret) {
        ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
        long bits = 0;
        int held = 0;
        for (char letter : secret.toCharArray()) {
            bits = bits << 5 | ALPHABET.indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (bits >> held));
            }
        }
        return bytes.array();
    }
}
