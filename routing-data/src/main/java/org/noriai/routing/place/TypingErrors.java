package org.noriai.routing.place;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Transition;

/**
 * Automata that accept a key with letters wrong, missing, too many or swapped, and whatever follows it (Schulz and Mihov,
 * Fast string correction with Levenshtein automata, 2002).
 *
 * <p>Keys in plain Latin letters, which are the long ones, run on bytes: so the automaton needs no translation to UTF-8. And
 * what follows a key needs no union of automata: once a key is accepted, its state accepts for ever.
 */
final class TypingErrors {

    private static final int BYTE_MAX = 255;

    /** Longer keys are cut; automata grow with the length. */
    private static final int LENGTH_MAX = 16;

    private final Automaton exact;
    private final boolean bytes;
    private final CompiledAutomaton begun;

    /**
     * Accepts a key with at most that many errors.
     *
     * @param errors 1 or 2
     * @param firstIsRight whether the first letter must be the one that is meant, which is much faster
     */
    TypingErrors(String key, int errors, boolean firstIsRight) {
        int[] letters = key.codePoints().limit(LENGTH_MAX).toArray();
        this.bytes = isPlain(key);
        int first = firstIsRight ? 1 : 0;
        int[] rest = Arrays.copyOfRange(letters, first, letters.length);
        this.exact = new LevenshteinAutomata(rest, bytes ? BYTE_MAX : Character.MAX_CODE_POINT, true)
                .toAutomaton(errors, new String(letters, 0, first));
        this.begun = compiled(begun(exact, bytes ? BYTE_MAX : Character.MAX_CODE_POINT), bytes);
    }

    /** Says of an infinite set of terms that it is finite, which spares the search for an ending that they share. */
    private static CompiledAutomaton compiled(Automaton automaton, boolean bytes) {
        return new CompiledAutomaton(automaton, true, false, bytes);
    }

    private static boolean isPlain(String key) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(key);
    }

    private static Automaton begun(Automaton whole, int letterMax) {
        Automaton made = new Automaton();
        for (int state = 0; state < whole.getNumStates(); state++) {
            made.createState();
            made.setAccept(state, whole.isAccept(state));
        }
        Transition transition = new Transition();
        for (int state = 0; state < whole.getNumStates(); state++) {
            if (whole.isAccept(state)) {
                made.addTransition(state, state, 0, letterMax);
                continue;
            }
            int count = whole.initTransition(state, transition);
            for (int i = 0; i < count; i++) {
                whole.getNextTransition(transition);
                made.addTransition(state, transition.dest, transition.min, transition.max);
            }
        }
        made.finishState();
        return made;
    }

    /** Terms that are the key. */
    Query whole(String field) {
        return new CompiledTermsQuery(field, compiled(exact, bytes));
    }

    /** Terms that begin with the key. */
    Query begun(String field) {
        return new CompiledTermsQuery(field, begun);
    }
}
