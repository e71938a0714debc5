package org.noriai.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import org.noriai.api.problem.ProblemKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the HTTP server itself refuses, as problems like all others. */
@Controller
final class FailureController {

    private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);

    @Error(global = true, status = HttpStatus.NOT_FOUND)
    HttpResponse<?> notFound() {
        return Problems.respond(ProblemKind.NOT_FOUND, "There is nothing at this path.");
    }

    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    HttpResponse<?> methodNotAllowed(HttpRequest<?> request) {
        return Problems.respond(
                ProblemKind.METHOD_NOT_ALLOWED, "This path does not take %s.".formatted(request.getMethodName()));
    }

    @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    HttpResponse<?> unsupported() {
        return Problems.respond(ProblemKind.UNSUPPORTED_CONTENT_TYPE, "The content type must be application/json.");
    }

    @Error(global = true, exception = ContentLengthExceededException.class)
    HttpResponse<?> tooLarge() {
        return Problems.respond(ProblemKind.TOO_LARGE, "The body is larger than this service takes.");
    }

    @Error(global = true)
    HttpResponse<?> failed(HttpRequest<?> request, Throwable failure) {
        // The path may name a ride, so it is not logged.
        LOG.error("A {} request failed.", request.getMethodName(), failure);
        return Problems.respond(ProblemKind.INTERNAL, "The service failed; its log says why.");
    }
}
