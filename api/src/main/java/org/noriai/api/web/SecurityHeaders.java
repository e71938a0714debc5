package org.noriai.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Headers of every response. The policy lets the map draw: its workers and images are blobs. */
@ServerFilter("/**")
final class SecurityHeaders {

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "worker-src 'self' blob:; img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("content-security-policy", POLICY);
        response.header("x-content-type-options", "nosniff");
        response.header("referrer-policy", "no-referrer");
        response.header("permissions-policy", "geolocation=(self), camera=(), microphone=()");
        response.header("cross-origin-opener-policy", "same-origin");
        String path = request.getPath();
        if (path.startsWith("/gtfs-rt/") || path.startsWith("/gtfs/")) {
            response.header("access-control-allow-origin", "*");
        }
    }
}
