package org.noriai.api.problem;

import io.grpc.Status;
import java.util.Locale;

/** The kinds of answer to a request that can't be done. Names and types are stable: programs tell them apart by these. */
public enum ProblemKind {
    /** Something in the request is wrong; every problem is listed. */
    INVALID_INPUT(Status.Code.INVALID_ARGUMENT, 400, "The request has problems"),
    /** No token, or one that is not known. */
    UNAUTHENTICATED(Status.Code.UNAUTHENTICATED, 401, "A token is needed"),
    /** The token does not allow this. */
    FORBIDDEN(Status.Code.PERMISSION_DENIED, 403, "Not allowed"),
    /** There is no such thing, or it is not the caller's. */
    NOT_FOUND(Status.Code.NOT_FOUND, 404, "Not found"),
    /** The path is known, but not with this HTTP method. */
    METHOD_NOT_ALLOWED(Status.Code.UNIMPLEMENTED, 405, "Method not allowed"),
    /** The offer's time is over. */
    OFFER_EXPIRED(Status.Code.FAILED_PRECONDITION, 410, "The offer has expired"),
    /** The offer was confirmed before, with another key. */
    ALREADY_CONFIRMED(Status.Code.ALREADY_EXISTS, 409, "The offer was confirmed before"),
    /** The idempotency key was used before, for another offer. */
    KEY_REUSED(Status.Code.ALREADY_EXISTS, 409, "The key was used before"),
    /** Not possible as things stand. */
    CONFLICT(Status.Code.FAILED_PRECONDITION, 409, "Not possible as things stand"),
    /** The request's body is larger than anything the service takes. */
    TOO_LARGE(Status.Code.RESOURCE_EXHAUSTED, 413, "The request is too large"),
    /** The body is not JSON. */
    UNSUPPORTED_CONTENT_TYPE(Status.Code.INVALID_ARGUMENT, 415, "Unsupported content type"),
    /** Too many offers are held from there. */
    TOO_MANY_HELD(Status.Code.RESOURCE_EXHAUSTED, 429, "Too many offers are held"),
    /** Too many requests from there. */
    TOO_MANY_REQUESTS(Status.Code.RESOURCE_EXHAUSTED, 429, "Too many requests"),
    /** A bug, or a failed disk; the log says which. */
    INTERNAL(Status.Code.INTERNAL, 500, "The service failed"),
    /** More work is waiting than the service takes on. */
    OVERLOADED(Status.Code.UNAVAILABLE, 503, "Overloaded"),
    /** The service is starting or stopping. */
    UNAVAILABLE(Status.Code.UNAVAILABLE, 503, "Not available now");

    private final Status.Code code;
    private final int httpStatus;
    private final String title;

    ProblemKind(Status.Code code, int httpStatus, String title) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.title = title;
    }

    /** The gRPC status. */
    public Status.Code code() {
        return code;
    }

    /** The HTTP status. */
    public int httpStatus() {
        return httpStatus;
    }

    /** A few words for people. */
    public String title() {
        return title;
    }

    /** RFC 9457's stable type. */
    public String type() {
        return "urn:noriai:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
