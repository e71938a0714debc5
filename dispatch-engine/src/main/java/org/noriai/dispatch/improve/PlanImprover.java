package org.noriai.dispatch.improve;

import java.util.Optional;

/** Looks for better plans in a neighbourhood. Runs beside the writer; what it finds is a proposal, no more. */
@FunctionalInterface
public interface PlanImprover {

    /** Plans that are better than those of the neighbourhood and keep every promise, if it finds some. */
    Optional<Improvement> improve(Neighbourhood neighbourhood);
}
