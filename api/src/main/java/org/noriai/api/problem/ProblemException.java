package org.noriai.api.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A request that can't be done, and why. The message is for the caller and never carries what is personal. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<FieldProblem> problems;
    private final transient Optional<Duration> retryAfter;

    /** A problem with the whole request. */
    public ProblemException(ProblemKind kind, String message) {
        this(kind, message, List.of());
    }

    /** A problem with some fields. */
    public ProblemException(ProblemKind kind, String message, List<FieldProblem> problems) {
        this(kind, message, problems, Optional.empty());
    }

    /** A problem that goes away by itself after a while. */
    public ProblemException(
            ProblemKind kind, String message, List<FieldProblem> problems, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong with the request's fields; at least one. */
    public static ProblemException invalid(List<FieldProblem> problems) {
        return new ProblemException(
                ProblemKind.INVALID_INPUT,
                String.join(" ", problems.stream().map(FieldProblem::message).toList()),
                problems);
    }

    /** One field that names something that is not there, or not the caller's. */
    public static ProblemException notFound(String field, String value) {
        FieldProblem problem = FieldProblem.of(field, value, "is not known.");
        return new ProblemException(ProblemKind.NOT_FOUND, problem.message(), List.of(problem));
    }

    /**
     * One too many.
     *
     * @param what is limited, as {@code calls from this address}
     * @param wait after which another is taken
     */
    public static ProblemException tooMany(String what, Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return new ProblemException(
                ProblemKind.TOO_MANY_REQUESTS,
                "There were too many %s. Try again in %d s.".formatted(what, seconds),
                List.of(),
                Optional.of(wait));
    }

    /** When to try again, if that would help. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Which kind. */
    public ProblemKind kind() {
        return kind;
    }

    /** The fields concerned. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
