package org.noriai.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;
import org.noriai.api.problem.ProblemKind;

/** Answers for a service that is starting or stopping. */
@ServerFilter("/**")
final class StartingFilter {

    private static final String HEALTH = "/health";

    private final Readiness readiness;

    StartingFilter(Readiness readiness) {
        this.readiness = readiness;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> filter(HttpRequest<?> request) {
        String path = request.getPath();
        boolean passes = readiness.serves() || path.equals(HEALTH) || path.startsWith(HEALTH + "/");
        return passes
                ? null
                : Problems.respond(ProblemKind.UNAVAILABLE, "The service is starting or stopping.")
                        .header("retry-after", "1");
    }
}
