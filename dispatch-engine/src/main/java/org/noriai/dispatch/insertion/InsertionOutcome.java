package org.noriai.dispatch.insertion;

import org.noriai.dispatch.model.RejectionReason;

/** What a search for room found. */
public sealed interface InsertionOutcome {

    /**
     * There is room.
     *
     * @param best the cheapest insertion of all
     */
    record Found(Insertion best) implements InsertionOutcome {}

    /**
     * There is none.
     *
     * @param reason the binding one
     */
    record None(RejectionReason reason) implements InsertionOutcome {}
}
