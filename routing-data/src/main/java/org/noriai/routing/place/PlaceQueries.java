package org.noriai.routing.place;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.noriai.routing.place.text.SearchKey;

/** Turns what was typed into queries: as it stands, and with small typing errors. */
final class PlaceQueries {

    /** A text of several words matches a little worse word by word than as it stands. */
    private static final float WORD_BY_WORD = 0.8f;

    private static final float LOCALITY = 20;

    /** Texts in kanji and kana carry more in each letter; kana with more errors are found by their sound. */
    private static final int JAPANESE_LENGTH_FOR_ONE_ERROR = 3;

    private static final int LENGTH_FOR_ONE_ERROR = 4;
    private static final int LENGTH_FOR_TWO_ERRORS = 8;

    private final List<String> words;
    private final String name;
    private final String sound;
    private final List<String> soundWords;

    PlaceQueries(String text) {
        this.words = SearchKey.words(text);
        this.name = SearchKey.squeezed(words);
        this.sound = SearchKey.ofSound(text);
        this.soundWords = SearchKey.soundWords(text);
    }

    /** Whether there is anything to look for. */
    boolean isEmpty() {
        return name.isEmpty();
    }

    /** Whether a number is part of it, as of an address. */
    boolean hasDigit() {
        return name.chars().anyMatch(Character::isDigit);
    }

    /** As it stands. */
    Query exact() {
        List<Query> ways = new ArrayList<>();
        ways.add(term(PlaceField.NAME, name, PlaceScore.WHOLE));
        ways.add(prefix(PlaceField.NAME, name, PlaceScore.BEGINNING));
        ways.add(prefix(PlaceField.WORD_START, name, PlaceScore.WORD));
        ways.add(prefix(PlaceField.INSIDE, name, PlaceScore.INSIDE));
        if (!sound.isEmpty()) {
            ways.add(term(PlaceField.SOUND, sound, PlaceScore.WHOLE_SOUND));
            ways.add(prefix(PlaceField.SOUND, sound, PlaceScore.BEGINNING_SOUND));
            ways.add(prefix(PlaceField.SOUND_WORD_START, sound, PlaceScore.WORD_SOUND));
            ways.add(prefix(PlaceField.SOUND_INSIDE, sound, PlaceScore.INSIDE_SOUND));
        }
        if (words.size() > 1) {
            ways.add(wordByWord());
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query wordByWord() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        float share = WORD_BY_WORD / words.size();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            List<Query> ways = new ArrayList<>();
            ways.add(term(PlaceField.WORD, word, share * PlaceScore.BEGINNING));
            // A number that is followed by more is a whole one.
            if (i == words.size() - 1 || !word.chars().allMatch(Character::isDigit)) {
                ways.add(prefix(PlaceField.WORD, word, share * PlaceScore.WORD));
                ways.add(prefix(PlaceField.INSIDE, word, share * PlaceScore.INSIDE));
                ways.add(prefix(PlaceField.LOCALITY, word, share * LOCALITY));
            }
            if (soundWords.size() == words.size()) {
                String heard = soundWords.get(i);
                ways.add(prefix(PlaceField.SOUND, heard, share * PlaceScore.WORD_SOUND));
                ways.add(prefix(PlaceField.SOUND_WORD_START, heard, share * PlaceScore.WORD_SOUND));
                ways.add(prefix(PlaceField.SOUND_INSIDE, heard, share * PlaceScore.INSIDE_SOUND));
            }
            all.add(new DisjunctionMaxQuery(ways, 0), BooleanClause.Occur.MUST);
        }
        return all.build();
    }

    /**
     * With that many letters wrong, missing, too many or swapped; nothing if the text is too short for that.
     *
     * @param errors 1 or 2
     * @param firstIsRight whether the first letter must be the one that is meant, which is much faster
     */
    Query misspelt(int errors, boolean firstIsRight) {
        List<Query> ways = new ArrayList<>();
        if (errors <= errorsMax(name)) {
            TypingErrors meant = new TypingErrors(name, errors, firstIsRight);
            misspelt(PlaceField.NAME, PlaceField.WORD_START, meant, errors, ways);
            if (sound.equals(name)) {
                misspelt(PlaceField.SOUND, PlaceField.SOUND_WORD_START, meant, errors, ways);
            }
        }
        if (!sound.isEmpty() && !sound.equals(name) && errors <= errorsMax(sound)) {
            TypingErrors meant = new TypingErrors(sound, errors, firstIsRight);
            misspelt(PlaceField.SOUND, PlaceField.SOUND_WORD_START, meant, errors, ways);
        }
        return ways.isEmpty() ? new MatchNoDocsQuery("too short for typing errors") : new DisjunctionMaxQuery(ways, 0);
    }

    /** With two errors only what begins so: the more errors, the more there is by chance. */
    private static void misspelt(String field, String wordField, TypingErrors meant, int errors, List<Query> ways) {
        ways.add(constant(meant.begun(field), PlaceScore.INSIDE));
        if (errors == 1) {
            ways.add(constant(meant.whole(field), PlaceScore.WORD));
            ways.add(constant(meant.begun(wordField), PlaceScore.INSIDE_SOUND));
        }
    }

    private static int errorsMax(String key) {
        boolean japanese = key.codePoints().anyMatch(letter -> letter > 0x2e80);
        if (japanese) {
            return key.length() < JAPANESE_LENGTH_FOR_ONE_ERROR ? 0 : 1;
        }
        return key.length() < LENGTH_FOR_ONE_ERROR ? 0 : key.length() < LENGTH_FOR_TWO_ERRORS ? 1 : 2;
    }

    private static Query term(String field, String text, float score) {
        return constant(new TermQuery(new Term(field, text)), score);
    }

    private static Query prefix(String field, String text, float score) {
        return constant(new PrefixQuery(new Term(field, text)), score);
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
