package org.noriai.api.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A feed as it is sent, built once and served to all, with what a conditional request is answered by. Immutable, thus
 * thread-safe.
 */
public final class FeedBytes {

    private static final int ETAG_BYTES = 12;

    private final byte[] bytes;
    private final Instant lastModified;
    private final String etag;

    FeedBytes(byte[] bytes, Instant lastModified) {
        this.bytes = bytes;
        this.lastModified = lastModified;
        this.etag = '"' + HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), ETAG_BYTES)) + '"';
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Writes the bytes without copying them. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    /** Of when the feed is, in engine time: {@code Last-Modified}. */
    public Instant lastModified() {
        return lastModified;
    }

    /** A strong validator, with its quotation marks: {@code ETag}. Feeds of the same bytes have the same. */
    public String etag() {
        return etag;
    }
}
