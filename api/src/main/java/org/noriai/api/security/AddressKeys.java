package org.noriai.api.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Turns the address of a client into an opaque key. The key of the HMAC is new with every process and kept nowhere, so
 * that nobody can find the address from what is stored. Thread-safe.
 */
public final class AddressKeys {

    private static final int BYTES = 16;

    private final byte[] key = new byte[32];

    /** Draws a key. */
    public AddressKeys() {
        new SecureRandom().nextBytes(key);
    }

    /** The opaque key of an address. */
    public String of(String address) {
        byte[] mac = Digests.hmacSha256(key, address.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac, 0, BYTES);
    }
}
