package org.noriai.routing.transit.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rides cost. Immutable, thus thread-safe. */
public final class FareTable {

    private final List<Fare> fares;
    private final List<FareRule> rules;
    private final Map<String, List<FareRule>> rulesOfFare = new HashMap<>();

    /** Of fares and the rules that refer to them. */
    public FareTable(List<Fare> fares, List<FareRule> rules) {
        this.fares = List.copyOf(fares);
        this.rules = List.copyOf(rules);
        rules.forEach(rule -> rulesOfFare
                .computeIfAbsent(rule.fareId(), fare -> new ArrayList<>())
                .add(rule));
    }

    /** All fares, in the order of the feed. */
    public List<Fare> fares() {
        return fares;
    }

    /** All rules, in the order of the feed. */
    public List<FareRule> rules() {
        return rules;
    }

    /**
     * The cheapest fare of a ride without a transfer; of those alike the first by id.
     *
     * @param routeId the route ridden
     * @param origin fare zone of the stop boarded at
     * @param destination fare zone of the stop alighted at
     * @param passed fare zones ridden through, both ends included
     */
    public Optional<Fare> findFare(String routeId, String origin, String destination, Set<String> passed) {
        return fares.stream()
                .filter(fare -> holds(fare, routeId, origin, destination, passed))
                .min(Comparator.comparing(Fare::price).thenComparing(Fare::id));
    }

    private boolean holds(Fare fare, String routeId, String origin, String destination, Set<String> passed) {
        List<FareRule> own = rulesOfFare.getOrDefault(fare.id(), List.of());
        Set<String> contained = new HashSet<>();
        boolean matches = own.isEmpty();
        for (FareRule rule : own) {
            if (restricts(rule.routeId(), routeId)
                    || restricts(rule.origin(), origin)
                    || restricts(rule.destination(), destination)) {
                continue;
            }
            if (rule.contains().isEmpty()) {
                matches = true;
            } else {
                contained.add(rule.contains());
            }
        }
        // The zones named by contains_id must be all that are passed, and no other.
        return matches || (!contained.isEmpty() && contained.equals(passed));
    }

    private static boolean restricts(String wanted, String given) {
        return !wanted.isEmpty() && !wanted.equals(given);
    }
}
