package org.noriai.routing.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** The places of a region, to be searched and to name points by. Never changes, thus thread-safe. */
public final class PlaceIndex implements AutoCloseable {

    /** Nearest places of a kind that are looked at. */
    private static final int NEAREST_LOOKED_AT = 8;

    static {
        LuceneLog.quieten();
    }

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private PlaceIndex(Directory directory) throws IOException {
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        // Every text is another query; a cache would only fill up.
        searcher.setQueryCache(null);
    }

    /**
     * Opens what {@link PlaceIndexWriter} wrote; the files are mapped, not read.
     *
     * @throws IOException if it is no index
     */
    public static PlaceIndex open(Path folder) throws IOException {
        return new PlaceIndex(new MMapDirectory(folder));
    }

    /** An index in memory, for few places. */
    public static PlaceIndex of(Collection<PlaceEntry> entries) throws IOException {
        return new PlaceIndex(PlaceIndexWriter.inMemory(entries));
    }

    /** How many places there are. */
    public int size() {
        return reader.numDocs();
    }

    /** Counts of use by place id, as points for {@link #search}; ids that are not known are left out. */
    public PlaceUsage usage(Map<String, Long> counts) {
        long[] byDocument = new long[reader.maxDoc()];
        counts.forEach((id, count) -> document(id).ifPresent(document -> byDocument[document] = Math.max(0, count)));
        return PlaceUsage.of(byDocument);
    }

    /** The place of that id. */
    public Optional<Place> find(String id) {
        return document(id).map(this::place);
    }

    private Optional<Integer> document(String id) {
        try {
            TopDocs found = searcher.search(new TermQuery(new Term(PlaceField.ID, id)), 1);
            return found.scoreDocs.length == 0 ? Optional.empty() : Optional.of(found.scoreDocs[0].doc);
        } catch (IOException e) {
            throw new UncheckedIOException("The index of places can't be read.", e);
        }
    }

    /** The places that match best, the best first; nobody's use is known. */
    public List<Place> search(PlaceQuery query) {
        return search(query, PlaceUsage.NONE);
    }

    /**
     * The places that match best, the best first. Typing errors are looked for only where nothing matches as it was typed.
     */
    public List<Place> search(PlaceQuery query, PlaceUsage usage) {
        PlaceQueries queries = new PlaceQueries(query.text());
        if (queries.isEmpty()) {
            return List.of();
        }
        try {
            List<Place> places = new ArrayList<>();
            Set<Integer> seen = new HashSet<>();
            add(queries.exact(), queries, query, usage, places, seen);
            if (places.isEmpty()) {
                add(queries.misspelt(1, true), queries, query, usage, places, seen);
            }
            if (places.isEmpty()) {
                add(queries.misspelt(1, false), queries, query, usage, places, seen);
            }
            if (places.isEmpty()) {
                add(queries.misspelt(2, true), queries, query, usage, places, seen);
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException("The index of places can't be read.", e);
        }
    }

    private void add(
            Query lucene,
            PlaceQueries queries,
            PlaceQuery query,
            PlaceUsage usage,
            List<Place> places,
            Set<Integer> seen)
            throws IOException {
        PlaceRanking ranking = new PlaceRanking(query, usage, queries.hasDigit());
        searcher.search(lucene, ranking.manager());
        for (int i = 0; i < ranking.count() && places.size() < query.limit(); i++) {
            if (seen.add(ranking.document(i))) {
                places.add(place(ranking.document(i)));
            }
        }
    }

    /** Names a point: what is there or nearest, and its address. */
    public PlacesAtPoint at(PlaceQuery.Point point) {
        return new PlacesAtPoint(nearest(PlaceField.POINT, point), nearest(PlaceField.ADDRESS_POINT, point), point);
    }

    private List<PlacesAtPoint.Found> nearest(String field, PlaceQuery.Point point) {
        if (size() == 0) {
            return List.of();
        }
        try {
            TopDocs found = LatLonPoint.nearest(
                    searcher, field, point.latitude(), point.longitude(), Math.min(NEAREST_LOOKED_AT, size()));
            List<PlacesAtPoint.Found> places = new ArrayList<>();
            for (ScoreDoc one : found.scoreDocs) {
                double meters = (Double) ((FieldDoc) one).fields[0];
                places.add(new PlacesAtPoint.Found(place(one.doc), meters));
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException("The index of places can't be read.", e);
        }
    }

    private Place place(int number) {
        try {
            Document document = searcher.storedFields().document(number);
            return new Place(
                    document.get(PlaceField.ID),
                    PlaceKind.valueOf(document.get(PlaceField.KIND)),
                    document.get(PlaceField.SHOWN_NAME),
                    document.get(PlaceField.KANA),
                    document.get(PlaceField.LATIN),
                    document.get(PlaceField.SHOWN_LOCALITY),
                    document.getField(PlaceField.LATITUDE).numericValue().doubleValue(),
                    document.getField(PlaceField.LONGITUDE).numericValue().doubleValue(),
                    document.get(PlaceField.SOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException("The index of places can't be read.", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
