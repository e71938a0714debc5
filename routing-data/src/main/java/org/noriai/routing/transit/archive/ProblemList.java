package org.noriai.routing.transit.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The problems of a feed that is being read. Used by one thread. */
public final class ProblemList {

    private final Path feed;
    private final List<FeedProblem> problems = new ArrayList<>();
    private int more;

    /** Of the feed at this path. */
    public ProblemList(Path feed) {
        this.feed = feed;
    }

    /** Adds a problem; beyond {@link FeedLimits#PROBLEMS_MAX} they are only counted. */
    public void add(FeedProblem problem) {
        if (problems.size() < FeedLimits.PROBLEMS_MAX) {
            problems.add(problem);
        } else {
            more++;
        }
    }

    /** Adds a problem of a row or a field, as {@link FeedProblem} says. */
    public void add(String file, int line, String field, String value, String fault) {
        add(new FeedProblem(file, line, field, value, fault));
    }

    /** Ends the reading if there is any. */
    public void refuse() throws UnusableFeedException {
        if (!problems.isEmpty()) {
            throw new UnusableFeedException(feed, problems, more);
        }
    }

    /** Ends the reading with this one beside those there are. */
    public UnusableFeedException refusal(FeedProblem problem) {
        add(problem);
        return new UnusableFeedException(feed, problems, more);
    }
}
