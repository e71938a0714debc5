package org.noriai.routing.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.noriai.routing.place.text.Chome;
import org.noriai.routing.place.text.Readings;
import org.noriai.routing.place.text.SearchKey;
import org.noriai.routing.place.text.Transcription;

/** Writes the index that {@link PlaceIndex} opens. The same places make the same bytes. */
public final class PlaceIndexWriter {

    private static final FieldType TERM = new FieldType();

    static {
        LuceneLog.quieten();
        TERM.setOmitNorms(true);
        TERM.setIndexOptions(IndexOptions.DOCS);
        TERM.setTokenized(false);
        TERM.freeze();
    }

    private static final double MEMORY_MB = 64;

    private PlaceIndexWriter() {}

    /**
     * Writes an index into a folder, which is made.
     *
     * @param entries the places, ids unlike each other
     * @throws IOException if it can't be written
     */
    public static void write(Collection<PlaceEntry> entries, Path folder) throws IOException {
        try (Directory memory = inMemory(entries);
                Directory files = FSDirectory.open(folder)) {
            StableIndex.copy(memory, files);
        }
    }

    static Directory inMemory(Collection<PlaceEntry> entries) throws IOException {
        List<PlaceEntry> sorted = entries.stream()
                .sorted(Comparator.comparing((PlaceEntry entry) ->
                                Chome.ordered(entry.place().name()))
                        .thenComparing(entry -> entry.place().id()))
                .toList();
        Set<String> ids = new HashSet<>();
        for (PlaceEntry entry : sorted) {
            if (!ids.add(entry.place().id())) {
                throw new IllegalArgumentException(
                        "There are two places '%s'.".formatted(entry.place().id()));
            }
        }
        Directory memory = new ByteBuffersDirectory();
        TieredMergePolicy merging = new TieredMergePolicy();
        merging.setNoCFSRatio(0);
        IndexWriterConfig config = new IndexWriterConfig()
                .setMergeScheduler(new SerialMergeScheduler())
                .setMergePolicy(sorted.isEmpty() ? NoMergePolicy.INSTANCE : merging)
                .setUseCompoundFile(false)
                .setRAMBufferSizeMB(MEMORY_MB);
        try (IndexWriter writer = new IndexWriter(memory, config);
                Readings readings = Readings.of(known(sorted))) {
            readings.learn(sorted.stream().map(entry -> entry.place().name()).toList());
            Transcription transcription = new Transcription();
            for (PlaceEntry entry : sorted) {
                writer.addDocument(document(entry, PlaceTerms.of(entry, readings, transcription)));
            }
            writer.forceMerge(1);
        }
        return memory;
    }

    /** The readings that come with places; of two for one name the first. */
    private static Map<String, String> known(List<PlaceEntry> entries) {
        Map<String, String> known = new HashMap<>();
        entries.stream()
                .map(PlaceEntry::place)
                .filter(place -> !place.kana().isEmpty())
                .forEach(place -> known.putIfAbsent(place.name(), place.kana()));
        return known;
    }

    private static Document document(PlaceEntry entry, PlaceTerms terms) {
        Place place = entry.place();
        Document document = new Document();
        add(document, PlaceField.NAME, terms.names);
        add(document, PlaceField.WORD, terms.words);
        add(document, PlaceField.WORD_START, terms.wordStarts);
        add(document, PlaceField.SOUND, terms.sounds);
        add(document, PlaceField.SOUND_WORD_START, terms.soundWordStarts);
        add(document, PlaceField.LOCALITY, SearchKey.words(place.locality()));
        if (place.kind() != PlaceKind.HOUSE) {
            add(document, PlaceField.INSIDE, terms.insides);
            add(document, PlaceField.SOUND_INSIDE, terms.soundInsides);
        }
        String points = place.kind().address() ? PlaceField.ADDRESS_POINT : PlaceField.POINT;
        document.add(new LatLonPoint(points, place.latitude(), place.longitude()));
        for (int i = 0; i < entry.points().size(); i += 2) {
            document.add(new LatLonPoint(
                    points, entry.points().get(i), entry.points().get(i + 1)));
        }
        int length = SearchKey.ofName(place.name()).length();
        document.add(new NumericDocValuesField(
                PlaceField.POSITION, PlaceValues.position(place.latitude(), place.longitude())));
        document.add(new NumericDocValuesField(PlaceField.FACTS, PlaceValues.facts(place.kind(), length)));
        store(document, place);
        return document;
    }

    private static void store(Document document, Place place) {
        document.add(new StringField(PlaceField.ID, place.id(), Field.Store.YES));
        document.add(new StoredField(PlaceField.KIND, place.kind().name()));
        document.add(new StoredField(PlaceField.SHOWN_NAME, place.name()));
        document.add(new StoredField(PlaceField.KANA, place.kana()));
        document.add(new StoredField(PlaceField.LATIN, place.latin()));
        document.add(new StoredField(PlaceField.SHOWN_LOCALITY, place.locality()));
        document.add(new StoredField(PlaceField.LATITUDE, place.latitude()));
        document.add(new StoredField(PlaceField.LONGITUDE, place.longitude()));
        document.add(new StoredField(PlaceField.SOURCE, place.source()));
    }

    private static void add(Document document, String field, Collection<String> terms) {
        terms.forEach(term -> document.add(new Field(field, term, TERM)));
    }
}
