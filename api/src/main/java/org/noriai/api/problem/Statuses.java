package org.noriai.api.problem;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Between problems and gRPC statuses, both ways: {@code ErrorInfo} carries the kind and the values by field,
 * {@code BadRequest} the sentences,
 * {@code RetryInfo} when to try again.
 */
public final class Statuses {

    private static final String DOMAIN = "noriai.org";

    /**
     * A client that gets more than 8 kB of headers ends its whole connection, so what is told is bounded: the first problems
     * rather than all. In headers, details take a third more and each byte of a message that is not ASCII three times.
     */
    private static final int DETAIL_BYTES_MAX = 3_500;

    private static final int MESSAGE_BYTES_MAX = 600;

    private Statuses() {}

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shortened(String message) {
        String cut = message;
        while (bytes(cut) > MESSAGE_BYTES_MAX) {
            cut = cut.substring(0, cut.offsetByCodePoints(0, cut.codePointCount(0, cut.length()) * 3 / 4));
        }
        return cut.length() == message.length() ? message : cut + "…";
    }

    /** The status that tells of the problem. */
    public static StatusRuntimeException toStatus(ProblemException exception) {
        ErrorInfo.Builder info =
                ErrorInfo.newBuilder().setReason(exception.kind().name()).setDomain(DOMAIN);
        BadRequest.Builder fields = BadRequest.newBuilder();
        int left = DETAIL_BYTES_MAX;
        for (FieldProblem problem : exception.problems()) {
            left -= bytes(problem.field()) * 2 + bytes(problem.value()) + bytes(problem.message());
            if (left < 0) {
                break;
            }
            info.putMetadata(problem.field(), problem.value());
            fields.addFieldViolationsBuilder().setField(problem.field()).setDescription(problem.message());
        }
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(exception.kind().code().value())
                .setMessage(shortened(String.valueOf(exception.getMessage())))
                .addDetails(Any.pack(info.build()));
        if (fields.getFieldViolationsCount() > 0) {
            status.addDetails(Any.pack(fields.build()));
        }
        exception
                .retryAfter()
                .ifPresent(wait -> status.addDetails(Any.pack(RetryInfo.newBuilder()
                        .setRetryDelay(Durations.fromNanos(wait.toNanos()))
                        .build())));
        return StatusProto.toStatusRuntimeException(status.build());
    }

    /** The problem that a failed call tells of. */
    public static ProblemException toProblem(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        if (status == null) {
            return new ProblemException(ProblemKind.INTERNAL, "The service failed; its log says why.");
        }
        try {
            return fromDetails(status);
        } catch (InvalidProtocolBufferException notOurs) {
            return new ProblemException(kindOf(Status.fromCodeValue(status.getCode())), status.getMessage());
        }
    }

    private static ProblemException fromDetails(com.google.rpc.Status status) throws InvalidProtocolBufferException {
        ProblemKind kind = kindOf(Status.fromCodeValue(status.getCode()));
        Map<String, String> values = Map.of();
        List<FieldProblem> problems = new ArrayList<>();
        Optional<Duration> retryAfter = Optional.empty();
        for (Any detail : status.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                ErrorInfo info = detail.unpack(ErrorInfo.class);
                if (info.getDomain().equals(DOMAIN)) {
                    kind = ProblemKind.valueOf(info.getReason());
                    values = info.getMetadataMap();
                }
            } else if (detail.is(RetryInfo.class)) {
                retryAfter = Optional.of(Duration.ofNanos(
                        Durations.toNanos(detail.unpack(RetryInfo.class).getRetryDelay())));
            } else if (detail.is(BadRequest.class)) {
                for (BadRequest.FieldViolation violation :
                        detail.unpack(BadRequest.class).getFieldViolationsList()) {
                    problems.add(new FieldProblem(
                            violation.getField(),
                            values.getOrDefault(violation.getField(), ""),
                            violation.getDescription()));
                }
            }
        }
        return new ProblemException(kind, status.getMessage(), problems, retryAfter);
    }

    /** The nearest kind for a status that some other layer gave. */
    private static ProblemKind kindOf(Status status) {
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, OUT_OF_RANGE -> ProblemKind.INVALID_INPUT;
            case UNAUTHENTICATED -> ProblemKind.UNAUTHENTICATED;
            case PERMISSION_DENIED -> ProblemKind.FORBIDDEN;
            case NOT_FOUND, UNIMPLEMENTED -> ProblemKind.NOT_FOUND;
            case ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED -> ProblemKind.CONFLICT;
            case RESOURCE_EXHAUSTED -> ProblemKind.TOO_MANY_REQUESTS;
            case UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED -> ProblemKind.UNAVAILABLE;
            case OK, UNKNOWN, INTERNAL, DATA_LOSS -> ProblemKind.INTERNAL;
        };
    }
}
