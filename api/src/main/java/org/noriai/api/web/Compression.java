package org.noriai.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** gzip, where the client takes it and it pays. */
public final class Compression {

    private static final int SIZE_MIN = 1024;

    private Compression() {}

    /** Answers with the body, compressed if the client takes it and it is large enough. */
    public static MutableHttpResponse<byte[]> respond(HttpRequest<?> request, byte[] body, String type, String cache) {
        MutableHttpResponse<byte[]> response = body.length >= SIZE_MIN && accepts(request)
                ? HttpResponse.ok(gzip(body)).header("content-encoding", "gzip")
                : HttpResponse.ok(body);
        return response.contentType(type).header("cache-control", cache).header("vary", "accept-encoding");
    }

    /** Whether the client takes gzip. */
    public static boolean accepts(HttpRequest<?> request) {
        String encodings = request.getHeaders().get("accept-encoding");
        return encodings != null && encodings.contains("gzip");
    }

    /** The body, compressed. */
    public static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory could not be written to.", impossible);
        }
        return bytes.toByteArray();
    }
}
