package org.noriai.benchmarks.simulate;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.noriai.dispatch.simulation.Scenario;

/** Tells how far a day has come, once it lasts longer than two seconds and then every two. Confined to one thread. */
final class Progress implements IntConsumer {
    private static final long EVERY_NANOS = 2_000_000_000L;
    private static final int DAY_SECONDS = 86_400;

    private final PrintStream out;
    private long toldNanos = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(int atSeconds) {
        long now = System.nanoTime();
        if (now - toldNanos < EVERY_NANOS) {
            return;
        }
        toldNanos = now;
        int seconds = atSeconds - Scenario.MIDNIGHT_SECONDS;
        int ofDay = Math.floorMod(seconds, DAY_SECONDS);
        int daysAhead = -Math.floorDiv(seconds, DAY_SECONDS);
        out.println(String.format(
                Locale.ROOT,
                "simulate: %02d:%02d%s",
                ofDay / 3600,
                ofDay / 60 % 60,
                daysAhead > 0 ? ", " + daysAhead + " days ahead" : ""));
    }
}
