package org.noriai.api.problem;

import java.util.List;

/** A request that can't be done, and why. The message is for the caller and never carries what is personal. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<FieldProblem> problems;

    /** A problem with the whole request. */
    public ProblemException(ProblemKind kind, String message) {
        this(kind, message, List.of());
    }

    /** A problem with some fields. */
    public ProblemException(ProblemKind kind, String message, List<FieldProblem> problems) {
        super(message, null, false, false);
        this.kind = kind;
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

    /** Which kind. */
    public ProblemKind kind() {
        return kind;
    }

    /** The fields concerned. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
