package org.noriai.routing.region;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.noriai.routing.intake.ImportProgress;

/**
 * Prints how far an import is: on a terminal the present step with a bar where its length is known and the seconds that
 * it takes, elsewhere a plain line for each step. Thread-safe by its monitor.
 */
final class ProgressPrinter implements ImportProgress, AutoCloseable {

    /** Says that the output is a terminal; the launcher knows. */
    static final String TERMINAL_PROPERTY = "noriai.terminal";

    private static final int BAR_WIDTH = 24;
    private static final int TEXT_WIDTH = 46;
    private static final int REDRAW_MILLIS = 250;
    private static final String ERASE = "\r\033[K";

    private final PrintStream out;
    private final @Nullable ScheduledExecutorService redraw;
    private @Nullable String step;
    private long stepBegan;
    private double share = Double.NaN;
    private int quarters;

    private ProgressPrinter(PrintStream out, boolean terminal) {
        this.out = out;
        if (terminal) {
            redraw = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());
            redraw.scheduleWithFixedDelay(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            redraw = null;
        }
    }

    /** For an output that is a terminal if the launcher says so. */
    static ProgressPrinter to(PrintStream out) {
        return new ProgressPrinter(out, Boolean.getBoolean(TERMINAL_PROPERTY));
    }

    /** For a terminal or for something else. */
    static ProgressPrinter to(PrintStream out, boolean terminal) {
        return new ProgressPrinter(out, terminal);
    }

    @Override
    public synchronized void line(String text) {
        boolean isStep = text.endsWith("…");
        if (redraw == null) {
            out.println(text);
        } else {
            finishStep();
            if (!isStep) {
                out.println(text);
            }
        }
        step = isStep ? text : null;
        stepBegan = System.nanoTime();
        share = Double.NaN;
        quarters = 0;
    }

    @Override
    public synchronized void done(long done, long total) {
        share = total <= 0 ? Double.NaN : Math.clamp((double) done / total, 0, 1);
        int now = (int) (4 * share);
        if (redraw == null && now > quarters && now < 4) {
            out.println("  %d %%".formatted(25 * now));
        }
        quarters = Math.max(quarters, now);
    }

    private synchronized void draw() {
        if (step != null) {
            out.print(ERASE + drawn(step, seconds()));
            out.flush();
        }
    }

    private void finishStep() {
        if (step != null) {
            out.println("%s%s %d s"
                    .formatted(ERASE, cut(step).replaceFirst("…$", "").strip(), seconds()));
            out.flush();
        }
    }

    private int seconds() {
        return (int) ((System.nanoTime() - stepBegan) / 1_000_000_000);
    }

    private String drawn(String text, int seconds) {
        if (Double.isNaN(share)) {
            return "%s %d s".formatted(cut(text), seconds);
        }
        int full = (int) Math.round(share * BAR_WIDTH);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %% %d s",
                cut(text),
                "#".repeat(full),
                ".".repeat(BAR_WIDTH - full),
                Math.round(100 * share),
                seconds);
    }

    private static String cut(String text) {
        return text.length() <= TEXT_WIDTH ? text : text.substring(0, TEXT_WIDTH - 1) + "…";
    }

    @Override
    public void close() {
        if (redraw != null) {
            redraw.shutdownNow();
            synchronized (this) {
                if (step != null) {
                    out.println();
                }
            }
        }
    }
}
