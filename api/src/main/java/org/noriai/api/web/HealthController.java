package org.noriai.api.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.noriai.api.problem.ProblemKind;

/** For who watches over the service: whether it lives, whether it serves, and its figures. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {

    private static final String UP = "{\"status\":\"UP\"}";

    private final Readiness readiness;
    private final PrometheusMeterRegistry metrics;

    HealthController(Readiness readiness, PrometheusMeterRegistry metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** Whether this process is worth keeping: one whose writer has died is to be started anew. */
    @Get("/health")
    HttpResponse<?> health() {
        return !readiness.lives()
                ? Problems.respond(ProblemKind.INTERNAL, "The engine has died; start the service anew.")
                : HttpResponse.ok(UP).contentType("application/json").header("cache-control", "no-store");
    }

    @Get("/health/readiness")
    HttpResponse<?> readiness() {
        return readiness
                .whyNotReady()
                .<HttpResponse<?>>map(why -> Problems.respond(ProblemKind.UNAVAILABLE, why))
                .orElseGet(() ->
                        HttpResponse.ok(UP).contentType("application/json").header("cache-control", "no-store"));
    }

    @Get("/metrics")
    HttpResponse<?> metrics() {
        return HttpResponse.ok(metrics.scrape())
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .header("cache-control", "no-store");
    }
}
