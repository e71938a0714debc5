package org.noriai.api.configure;

import java.util.Optional;

/**
 * What can be set in the file of {@code serve --config FILE}, each with its default: the one place where all of it is said.
 * {@link Settings#document} makes a file of it, which is kept as {@code src/main/systemd/noriai.conf}.
 */
enum Setting {
    COMMAND_QUEUE(
            "engine.command-queue",
            "4096",
            1,
            1_000_000,
            "Commands that may wait to be decided; one more is answered as overloaded."),
    LOG_BATCH("engine.log-batch", "256", 1, 100_000, "Commands that are made durable in one write, at most."),
    HELD_SETS(
            "engine.held-sets-per-address",
            "2",
            1,
            1_000_000,
            "Sets of offers that are held from one address at once."),
    IMPROVER_ITERATIONS(
            "engine.improver-iterations", "50", 1, 100_000, "How long better plans are looked for around each change."),
    ACCOUNTS_BURST("limits.accounts-burst", "60", 1, 1_000_000, "Accounts that one address may open at once."),
    ACCOUNTS_PER_SECOND(
            "limits.accounts-per-second",
            "0.5",
            0,
            1_000_000,
            "Accounts that one address may open each second in the long run."),
    SEARCHES_BURST(
            "limits.searches-burst", "100", 1, 1_000_000, "Searches for places that one rider may make at once."),
    SEARCHES_PER_SECOND(
            "limits.searches-per-second",
            "20",
            0,
            1_000_000,
            "Searches that one rider may make each second in the long run."),
    ANSWERS_HOURS("answers.kept-hours", "24", 1, 24 * 365, "How long the first answer to an idempotency key is kept."),
    TABLET_ANSWERS_HOURS(
            "answers.tablets-kept-hours",
            "168",
            1,
            24 * 365,
            "The same for what tablets report under their boot id and counter."),
    SNAPSHOT_EVENTS(
            "snapshots.every-events",
            "20000",
            1_000,
            100_000_000,
            "After how many events the state is kept, so that a restart is quick."),
    DELAY_SECONDS(
            "shutdown.delay-seconds",
            "0",
            0,
            600,
            "How long the service goes on serving, not ready, before it takes no more calls: time for a load balancer to notice."),
    GRACE_SECONDS("shutdown.grace-seconds", "10", 0, 600, "How long calls under way may take once no more are taken."),
    LOG_FORMAT("log.format", "text", "text|json", "How log lines are written: for people, or one JSON object each.");

    private final String key;
    private final String standard;
    private final double min;
    private final double max;
    private final Optional<String> pattern;
    private final String meaning;

    Setting(String key, String standard, double min, double max, String meaning) {
        this.key = key;
        this.standard = standard;
        this.min = min;
        this.max = max;
        this.pattern = Optional.empty();
        this.meaning = meaning;
    }

    Setting(String key, String standard, String pattern, String meaning) {
        this.key = key;
        this.standard = standard;
        this.min = 0;
        this.max = 0;
        this.pattern = Optional.of(pattern);
        this.meaning = meaning;
    }

    /** Its name in the file. */
    String key() {
        return key;
    }

    /** What holds where the file says nothing. */
    String standard() {
        return standard;
    }

    /** What it does, in a sentence. */
    String meaning() {
        return meaning;
    }

    /** Why a value can't be used; empty if it can. */
    Optional<String> fault(String value) {
        if (pattern.isPresent()) {
            return value.matches(pattern.get())
                    ? Optional.empty()
                    : Optional.of("must be one of %s.".formatted(pattern.get().replace("|", ", ")));
        }
        try {
            double number = Double.parseDouble(value);
            boolean whole = standard.contains(".") || number == Math.rint(number);
            if (whole && number >= min && number <= max) {
                return Optional.empty();
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        return Optional.of(
                "must be a %snumber from %.0f to %.0f.".formatted(standard.contains(".") ? "" : "whole ", min, max));
    }
}
