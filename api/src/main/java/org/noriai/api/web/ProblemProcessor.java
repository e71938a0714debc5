package org.noriai.api.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;

/** What the HTTP server itself refuses, as problems like all others. */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<byte[]> {

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        String message = context.getErrors().isEmpty()
                ? response.reason()
                : context.getErrors().getFirst().getMessage();
        ProblemException problem = new ProblemException(kind(response.code()), message);
        return response.body(ProblemJson.write(problem)).contentType(ProblemJson.CONTENT_TYPE);
    }

    private static ProblemKind kind(int status) {
        for (ProblemKind kind : ProblemKind.values()) {
            if (kind.httpStatus() == status) {
                return kind;
            }
        }
        return status >= 500 ? ProblemKind.INTERNAL : ProblemKind.INVALID_INPUT;
    }
}
