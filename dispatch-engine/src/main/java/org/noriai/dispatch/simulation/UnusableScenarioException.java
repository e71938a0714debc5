package org.noriai.dispatch.simulation;

import java.util.List;

/** A scenario that can't be simulated, with everything that does not fit. */
public final class UnusableScenarioException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** Each problem is a sentence that names a field and its value. */
    public UnusableScenarioException(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each a sentence that names a field and its value. */
    public List<String> problems() {
        return problems;
    }
}
