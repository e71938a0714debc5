package org.noriai.api.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;

/** Problems as HTTP responses. */
public final class Problems {

    private Problems() {}

    /** Answers with the problem. */
    public static MutableHttpResponse<byte[]> respond(ProblemException problem) {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(
                        HttpStatus.valueOf(problem.kind().httpStatus()))
                .body(ProblemJson.write(problem))
                .contentType(ProblemJson.CONTENT_TYPE)
                .header("cache-control", "no-store");
        if (problem.kind() == ProblemKind.UNAUTHENTICATED) {
            response.header("www-authenticate", "Bearer");
        }
        problem.retryAfter()
                .ifPresent(wait -> response.header(
                        "retry-after",
                        String.valueOf(Math.max(1, wait.plusNanos(999_999_999).toSeconds()))));
        return response;
    }

    /** Answers with a problem of this kind. */
    public static MutableHttpResponse<byte[]> respond(ProblemKind kind, String message) {
        return respond(new ProblemException(kind, message));
    }
}
