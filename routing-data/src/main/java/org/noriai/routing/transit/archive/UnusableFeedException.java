package org.noriai.routing.transit.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A feed that can't be used; the message is one line that names the file and what is wrong with it. */
public final class UnusableFeedException extends Exception {

    private static final long serialVersionUID = 1;

    /** How many problems the message tells. */
    private static final int TOLD = 5;

    private final transient List<FeedProblem> problems;

    UnusableFeedException(Path feed, List<FeedProblem> problems, int more) {
        super(message(feed, problems, more));
        this.problems = List.copyOf(problems);
    }

    private static String message(Path feed, List<FeedProblem> problems, int more) {
        int untold = more + Math.max(0, problems.size() - TOLD);
        return "The GTFS feed %s can't be used: %s%s"
                .formatted(
                        feed,
                        problems.stream().limit(TOLD).map(FeedProblem::toString).collect(Collectors.joining("; ")),
                        untold > 0 ? "; and %d more.".formatted(untold) : ".");
    }

    /** Every problem found, up to {@link FeedLimits#PROBLEMS_MAX}. */
    public List<FeedProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
