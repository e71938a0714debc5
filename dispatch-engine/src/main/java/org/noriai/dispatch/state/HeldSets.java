package org.noriai.dispatch.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RiderId;

/** Every set of offers that is kept free, by id, by rider and by where it was asked for. Immutable. */
final class HeldSets {

    static final HeldSets NONE = new HeldSets(IdMap.empty(), IdMap.empty(), IdMap.empty());

    private final IdMap<OfferSetId, HeldOffers> sets;
    private final IdMap<RiderId, OfferSetId> byRider;
    private final IdMap<String, Integer> byHolder;

    private HeldSets(
            IdMap<OfferSetId, HeldOffers> sets, IdMap<RiderId, OfferSetId> byRider, IdMap<String, Integer> byHolder) {
        this.sets = sets;
        this.byRider = byRider;
        this.byHolder = byHolder;
    }

    HeldSets with(HeldOffers set) {
        int others = byHolder.find(set.holder()).orElse(0);
        return new HeldSets(
                sets.with(set.offerSet(), set),
                byRider.with(set.rider(), set.offerSet()),
                byHolder.with(set.holder(), others + 1));
    }

    /** Without one offer, and without its set if that was the last. */
    HeldSets without(OfferSetId id, RideId offer) {
        HeldOffers set = sets.find(id)
                .orElseThrow(() ->
                        new IllegalStateException("The offer %s belongs to no held set %s.".formatted(offer, id)));
        HeldOffers left = set.without(offer);
        if (!left.offers().isEmpty()) {
            return new HeldSets(sets.with(id, left), byRider, byHolder);
        }
        int others = byHolder.find(set.holder()).orElse(1) - 1;
        boolean theirs = byRider.find(set.rider()).filter(id::equals).isPresent();
        return new HeldSets(
                sets.without(id),
                theirs ? byRider.without(set.rider()) : byRider,
                others == 0 ? byHolder.without(set.holder()) : byHolder.with(set.holder(), others));
    }

    boolean has(OfferSetId id) {
        return sets.find(id).isPresent();
    }

    Optional<HeldOffers> findBy(RiderId rider) {
        return byRider.find(rider).flatMap(sets::find);
    }

    int from(String holder) {
        return byHolder.find(holder).orElse(0);
    }

    List<HeldOffers> list() {
        List<HeldOffers> all = new ArrayList<>(sets.size());
        sets.forEach((id, set) -> all.add(set));
        all.sort(Comparator.comparing(HeldOffers::offerSet));
        return all;
    }
}
