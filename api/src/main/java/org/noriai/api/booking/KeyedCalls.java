package org.noriai.api.booking;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.store.CallKey;
import org.noriai.api.store.KeptAnswers;
import org.noriai.api.store.RequestHash;
import org.noriai.api.store.StoreRow;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.state.FleetState;

/**
 * Calls that are done once for each key of their caller: the first answer is written in the transaction of what was done,
 * and given again to whoever asks again. A call that changes nothing, a refusal too, is not kept: asked again, it is tried
 * again.
 *
 * <p>Thread-safe: calls of one key wait for each other, those of different keys almost never.
 */
public final class KeyedCalls {

    private static final int LOCKS = 4096;

    private final Dispatch dispatch;
    private final KeptAnswers answers;
    private final InstantSource clock;
    private final Duration kept;
    private final Duration keptForTablets;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    /** How long an answer is kept. */
    public enum Keeping {
        /** As for a person at a screen. */
        PERSON,
        /** As for a tablet that may be out of reach. */
        TABLET
    }

    /** How an outcome is answered. */
    @FunctionalInterface
    public interface Answering<M extends Message> {

        /**
         * The answer; must be quick.
         *
         * @param state what the outcome led to
         */
        M answer(DispatchOutcome outcome, FleetState state);
    }

    /**
     * Asks the engine, and keeps answers by the system's clock, whatever the engine's does.
     *
     * @param kept how long the answer to a key is kept
     * @param keptForTablets how long for tablets, which may be without a connection for days
     */
    public KeyedCalls(
            Dispatch dispatch, KeptAnswers answers, InstantSource clock, Duration kept, Duration keptForTablets) {
        this.kept = kept;
        this.keptForTablets = keptForTablets;
        this.dispatch = dispatch;
        this.answers = answers;
        this.clock = clock;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /**
     * Does it, unless it was done under this key.
     *
     * @param key of the call
     * @param whose how long the answer is kept
     * @param asked what is asked for: the key again with something else is refused
     * @param parser of the answer
     * @param command made for the time that it is given, in seconds since the area's epoch
     * @throws ProblemException if the engine refuses, or the key was used for something else
     */
    public <M extends Message> M once(
            CallKey key,
            Keeping whose,
            ByteString asked,
            Parser<M> parser,
            IntFunction<DispatchCommand> command,
            Answering<M> answering) {
        String hash = RequestHash.of(asked.toByteArray());
        ReentrantLock lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
        lock.lock();
        try {
            Optional<M> before = find(key, hash, parser);
            if (before.isPresent()) {
                return before.get();
            }
            AtomicReference<M> first = new AtomicReference<>();
            DispatchOutcome outcome = dispatch.ask(command, (decided, change) -> {
                M answer = answering.answer(decided, change.after());
                first.set(answer);
                long until = clock.instant()
                        .plus(whose == Keeping.TABLET ? keptForTablets : kept)
                        .getEpochSecond();
                return List.of(new StoreRow.AnswerKept(key, hash, answer.toByteString(), until));
            });
            M written = first.get();
            return written != null ? written : answering.answer(outcome, dispatch.state());
        } finally {
            lock.unlock();
        }
    }

    private <M extends Message> Optional<M> find(CallKey key, String hash, Parser<M> parser) {
        Optional<KeptAnswers.Kept> kept = answers.find(key);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (!kept.get().requestHash().equals(hash)) {
            FieldProblem problem =
                    FieldProblem.of("idempotency_key", key.key(), "was used before, for something else.");
            throw new ProblemException(ProblemKind.KEY_REUSED, problem.message(), List.of(problem));
        }
        try {
            return Optional.of(parser.parseFrom(kept.get().answer()));
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException(
                    "The answer kept for a call of %s can't be read.".formatted(key.method()), unreadable);
        }
    }
}
