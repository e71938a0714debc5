package org.noriai.api.operator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.noriai.api.security.Digests;

/** Names of what instructions make: the same for the same key of the same person. */
final class Names {

    private static final int DIGITS = 16;

    private Names() {}

    static String of(String prefix, String by, String idempotencyKey) {
        byte[] digest = Digests.sha256((by + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
        return prefix + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }
}
