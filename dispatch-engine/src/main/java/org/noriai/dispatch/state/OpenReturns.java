package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.OpenReturn.Status;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;

/** Returns whose time was not known when they were registered; forgotten a day after theirs. Immutable. */
final class OpenReturns {

    static final OpenReturns NONE = new OpenReturns(IdMap.empty(), IdMap.empty());

    private final IdMap<RideId, OpenReturn> all;
    private final IdMap<RiderId, List<RideId>> openOf;

    private OpenReturns(IdMap<RideId, OpenReturn> all, IdMap<RiderId, List<RideId>> openOf) {
        this.all = all;
        this.openOf = openOf;
    }

    OpenReturns opened(OpenReturn added) {
        List<RideId> theirs = new ArrayList<>(openIds(added.request().rider()));
        theirs.add(added.id());
        return new OpenReturns(
                all.with(added.id(), added), openOf.with(added.request().rider(), List.copyOf(theirs)));
    }

    OpenReturns closed(RideId id, Status status) {
        OpenReturn there = all.find(id)
                .filter(OpenReturn::open)
                .orElseThrow(() -> new IllegalStateException("There is no open return %s.".formatted(id)));
        RiderId rider = there.request().rider();
        List<RideId> left =
                openIds(rider).stream().filter(other -> !other.equals(id)).toList();
        return new OpenReturns(
                all.with(id, there.with(status)), left.isEmpty() ? openOf.without(rider) : openOf.with(rider, left));
    }

    /** Without those whose day ended before. */
    OpenReturns since(int seconds) {
        OpenReturns left = this;
        for (OpenReturn one : list()) {
            if (!one.open() && one.window().endSeconds() < seconds) {
                left = new OpenReturns(left.all.without(one.id()), left.openOf);
            }
        }
        return left;
    }

    Optional<OpenReturn> find(RideId id) {
        return all.find(id);
    }

    List<OpenReturn> openOf(RiderId rider) {
        return openIds(rider).stream().flatMap(id -> all.find(id).stream()).toList();
    }

    List<OpenReturn> list() {
        List<OpenReturn> sorted = new ArrayList<>(all.size());
        all.forEach((id, one) -> sorted.add(one));
        sorted.sort(Comparator.comparing(OpenReturn::id));
        return sorted;
    }

    private List<RideId> openIds(RiderId rider) {
        return openOf.find(rider).orElse(List.of());
    }
}
