package org.noriai.routing.place;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.noriai.routing.area.Geo;

/**
 * Keeps the best of all places that match: to the points of the match come those of kind, brevity, nearness and use. Equal
 * points go by the order of the index, which is that of names. Confined to one search.
 */
final class PlaceRanking implements Collector {

    private final PlaceQuery query;
    private final PlaceUsage usage;
    private final boolean houses;
    private final int[] documents;
    private final float[] points;
    private int count;

    /**
     * For one search.
     *
     * @param houses whether house numbers are wanted
     */
    PlaceRanking(PlaceQuery query, PlaceUsage usage, boolean houses) {
        this.query = query;
        this.usage = usage;
        this.houses = houses;
        this.documents = new int[query.limit()];
        this.points = new float[query.limit()];
    }

    /** Lets a search by one thread fill this. */
    CollectorManager<PlaceRanking, PlaceRanking> manager() {
        return new CollectorManager<>() {
            @Override
            public PlaceRanking newCollector() {
                return PlaceRanking.this;
            }

            @Override
            public PlaceRanking reduce(Collection<PlaceRanking> collectors) {
                return PlaceRanking.this;
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        NumericDocValues positions = context.reader().getNumericDocValues(PlaceField.POSITION);
        NumericDocValues facts = context.reader().getNumericDocValues(PlaceField.FACTS);
        return new LeafCollector() {
            private Scorable scorer = new Scorable() {
                @Override
                public float score() {
                    return 0;
                }
            };

            @Override
            public void setScorer(Scorable scorer) {
                this.scorer = scorer;
            }

            @Override
            public void collect(int document) throws IOException {
                if (!facts.advanceExact(document) || !positions.advanceExact(document)) {
                    throw new IOException("The place %d has no position.".formatted(document));
                }
                PlaceKind kind = PlaceValues.kind(facts.longValue());
                if (kind != PlaceKind.HOUSE || houses) {
                    int whole = context.docBase + document;
                    offer(whole, scorer.score() + bonus(whole, kind, facts.longValue(), positions.longValue()));
                }
            }
        };
    }

    private float bonus(int document, PlaceKind kind, long facts, long position) {
        float bonus = kind.weight() + PlaceScore.brief(PlaceValues.nameLength(facts)) + usage.points(document);
        double latitude = PlaceValues.latitude(position);
        double longitude = PlaceValues.longitude(position);
        if (query.near().isPresent()) {
            PlaceQuery.Point near = query.near().get();
            bonus += PlaceScore.near(Geo.meters(near.latitude(), near.longitude(), latitude, longitude));
        }
        if (query.area().isPresent() && query.area().get().contains(latitude, longitude)) {
            bonus += PlaceScore.IN_AREA;
        }
        return bonus;
    }

    /** Documents come in ascending order, so an equal one that comes later stays behind. */
    private void offer(int document, float offered) {
        if (count == documents.length && offered <= points[count - 1]) {
            return;
        }
        int at = count < documents.length ? count++ : count - 1;
        while (at > 0 && points[at - 1] < offered) {
            points[at] = points[at - 1];
            documents[at] = documents[at - 1];
            at--;
        }
        points[at] = offered;
        documents[at] = document;
    }

    int count() {
        return count;
    }

    /** The best first. */
    int document(int rank) {
        return documents[rank];
    }
}
