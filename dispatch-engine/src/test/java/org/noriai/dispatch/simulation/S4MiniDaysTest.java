package org.noriai.dispatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Suite S: whole days through, the search and its twin agree and nothing that always has to hold is ever broken. */
class S4MiniDaysTest {

    private static final int DAYS = 2_000;

    @Test
    void s401_nothingIsBrokenOnSeededMiniDays() {
        MiniDays.Tally tally = MiniDays.run(1, DAYS);
        assertThat(tally.firstBroken()).isEmpty();
        assertThat(tally.days()).isEqualTo(DAYS);
        // Neither all nor nothing is found, so there is something to agree on.
        assertThat(tally.found()).isBetween(tally.requests() / 2, tally.requests() - DAYS / 20);
    }
}
