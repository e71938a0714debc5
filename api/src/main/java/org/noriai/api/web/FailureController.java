package org.noriai.api.web;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.net.URISyntaxException;
import org.noriai.api.problem.ProblemKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong before or outside a method of the contract, as problems like all others. */
@Controller
final class FailureController {

    private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);

    @Error(global = true, exception = ContentLengthExceededException.class)
    HttpResponse<?> tooLarge() {
        return Problems.respond(ProblemKind.TOO_LARGE, "The body is larger than this service takes.");
    }

    @Error(global = true, exception = URISyntaxException.class)
    HttpResponse<?> malformedPath() {
        return Problems.respond(ProblemKind.INVALID_INPUT, "The path is malformed.");
    }

    @Error(global = true, exception = ConversionErrorException.class)
    HttpResponse<?> notConvertible(ConversionErrorException failure) {
        return Problems.respond(
                ProblemKind.NOT_FOUND,
                "There is nothing at this path: its part '%s' is not of the form it has to have."
                        .formatted(failure.getArgument().getName()));
    }

    @Error(global = true)
    HttpResponse<?> failed(HttpRequest<?> request, Throwable failure) {
        // The path may name a ride, so it is not logged.
        LOG.error("A {} request failed.", request.getMethodName(), failure);
        return Problems.respond(ProblemKind.INTERNAL, "The service failed; its log says why.");
    }
}
