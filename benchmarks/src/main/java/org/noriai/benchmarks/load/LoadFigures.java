package org.noriai.benchmarks.load;

import java.util.List;
import org.noriai.benchmarks.report.Samples;

/** What riders measured. Confined to one thread at a time. */
public final class LoadFigures {
    final Samples offers = new Samples();
    final Samples confirmations = new Samples();
    int refused;
    private double seconds;

    static LoadFigures together(List<LoadFigures> parts, double seconds) {
        LoadFigures all = new LoadFigures();
        for (LoadFigures part : parts) {
            all.offers.addAll(part.offers);
            all.confirmations.addAll(part.confirmations);
            all.refused += part.refused;
        }
        all.seconds = seconds;
        return all;
    }

    /** Milliseconds from asking to offers or a refusal. */
    public Samples offers() {
        return offers;
    }

    /** Milliseconds from confirming to the promise. */
    public Samples confirmations() {
        return confirmations;
    }

    /** Answers to requests in a second. */
    public double offersPerSecond() {
        return offers.count() / seconds;
    }

    /** Confirmations in a second. */
    public double confirmationsPerSecond() {
        return confirmations.count() / seconds;
    }

    /** Share of requests that were offered something, in percent. */
    public double acceptedPercent() {
        return offers.count() == 0 ? 0 : 100.0 * (offers.count() - refused) / offers.count();
    }
}
