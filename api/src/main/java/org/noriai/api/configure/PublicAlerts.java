package org.noriai.api.configure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.feed.FeedAlert;
import org.noriai.api.street.LiveStreets;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.Suspension;

/** What everybody is told of suspensions and closed streets. Thread-safe. */
final class PublicAlerts implements Supplier<List<FeedAlert>> {

    private final Dispatch dispatch;
    private final LiveStreets streets;
    private final RuleBook book;
    private final int stops;

    /**
     * Tells of these.
     *
     * @param stops how many virtual stops there are
     */
    PublicAlerts(Dispatch dispatch, LiveStreets streets, RuleBook book, int stops) {
        this.dispatch = dispatch;
        this.streets = streets;
        this.book = book;
        this.stops = stops;
    }

    @Override
    public List<FeedAlert> get() {
        int now = dispatch.clock().nowSeconds();
        List<FeedAlert> alerts = new ArrayList<>();
        // Zones that are suspended together, at the same time and for the same cause, are one alert.
        Map<String, List<Suspension>> together = new LinkedHashMap<>();
        for (Suspension suspension : dispatch.state().listSuspensions()) {
            if (suspension.window().endSeconds() > now) {
                together.computeIfAbsent(suspension.window() + suspension.cause(), any -> new ArrayList<>())
                        .add(suspension);
            }
        }
        together.values().forEach(suspensions -> alerts.add(suspended(suspensions)));
        streets.list().stream()
                .filter(one -> one.change().endSeconds() > now && !streets.meetsNothing(one.id()))
                .forEach(one -> alerts.add(new FeedAlert(
                        one.id(),
                        FeedAlert.Kind.STREET,
                        AreaTime.toInstant(one.change().startSeconds()),
                        AreaTime.toInstant(one.change().endSeconds()),
                        List.of(),
                        one.why())));
        return alerts;
    }

    private FeedAlert suspended(List<Suspension> suspensions) {
        Suspension first = suspensions.getFirst();
        boolean whole = suspensions.size() == book.zones().size();
        List<Integer> places = whole
                ? List.of()
                : IntStream.range(0, stops)
                        .filter(place -> suspensions.stream()
                                .anyMatch(one ->
                                        one.zone().equals(book.zone(place).id())))
                        .boxed()
                        .toList();
        return new FeedAlert(
                "suspension-%s-%d".formatted(first.zone(), first.window().startSeconds()),
                FeedAlert.Kind.SUSPENDED,
                AreaTime.toInstant(first.window().startSeconds()),
                AreaTime.toInstant(first.window().endSeconds()),
                places,
                first.cause());
    }
}
