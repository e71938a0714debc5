package org.noriai.benchmarks.fuzz;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes as requests over HTTP. Thread-safe. */
final class HttpFuzz {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;
    private final FuzzTokens tokens;
    private final FuzzTally tally;

    HttpFuzz(HttpClient http, URI base, FuzzTokens tokens, FuzzTally tally) {
        this.http = http;
        this.base = base;
        this.tokens = tokens;
        this.tally = tally;
    }

    void send(MethodDescriptor method, MalformedJson malformed) throws InterruptedException {
        HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
        String verb = rule.getPatternCase().name();
        String template = switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case PUT -> rule.getPut();
            case POST -> rule.getPost();
            case DELETE -> rule.getDelete();
            case PATCH -> rule.getPatch();
            case CUSTOM, PATTERN_NOT_SET -> "";
        };
        if (template.isEmpty()) {
            return;
        }
        String token = tokens.of(method);
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(malformed.path(template)))
                .timeout(TIMEOUT)
                .header("authorization", "Bearer " + token);
        byte[] body = rule.getBody().isEmpty() ? new byte[0] : malformed.body(method.getInputType());
        if (body.length > 0) {
            request.header("content-type", "application/json");
        }
        request.method(
                verb,
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                // What is no error may be a stream without an end.
                byte[] start = response.statusCode() < 400 ? new byte[0] : stream.readNBytes(2_000);
                judge(method, token, response, new String(start, StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            tally.fail(method.getFullName(), "http " + failed.getClass().getSimpleName());
        }
    }

    private void judge(MethodDescriptor method, String token, HttpResponse<InputStream> response, String start) {
        int status = response.statusCode();
        if (status == 401) {
            tokens.spent(method, token);
        }
        boolean typed = status < 400
                || response.headers().firstValue("content-type").orElse("").startsWith("application/problem+json")
                        && start.contains("\"type\":\"urn:noriai:problem:");
        if (status >= 500 || !typed) {
            String told = start.substring(0, Math.min(300, start.length()));
            tally.fail(method.getFullName(), "http " + status + (typed ? " " : " untyped ") + told);
        } else {
            tally.count("http " + status);
        }
    }
}
