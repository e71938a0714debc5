package org.noriai.api.operator;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.store.Instructions;
import org.noriai.api.store.Instructions.Followed;
import org.noriai.api.v1.InstructionResult;
import org.noriai.api.v1.RideEffectKind;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Instructed;
import org.noriai.dispatch.command.StaffCommand.Instruct;
import org.noriai.dispatch.command.StaffCommand.Mode;
import org.noriai.dispatch.model.RideEffect;
import org.noriai.dispatch.model.RideId;

/**
 * Has instructions followed, each once: the same key gives the answer that was given before, also after a restart. What is
 * done and that it was told to is one decision of the engine, thus one write.
 *
 * <p>Thread-safe: instructions with the same key wait for each other.
 */
final class InstructionDesk {

    private static final int LOCKS = 64;

    private final Dispatch dispatch;
    private final Instructions store;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    InstructionDesk(Dispatch dispatch, Instructions store) {
        this.dispatch = dispatch;
        this.store = store;
    }

    /** What an instruction leads to. */
    interface Work {

        /** Does it, or shows it. */
        InstructionResult.Builder follow();
    }

    /** Does the work unless that was done before with this key. */
    InstructionResult once(Told told, Work work) {
        ReentrantLock lock = locks[
                Math.floorMod(
                        (told.instruction().by() + "\n" + told.instruction().idempotencyKey()).hashCode(), LOCKS)];
        lock.lock();
        try {
            Optional<Followed> before = find(told);
            if (before.isPresent()) {
                return again(told, before.get());
            }
            InstructionResult.Builder result = work.follow();
            if (result.getDone()) {
                find(told).ifPresent(followed -> result.setInstructionId(String.valueOf(followed.sequence())));
            }
            return result.build();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Followed> find(Told told) {
        return store.find(told.instruction().by(), told.instruction().idempotencyKey());
    }

    private static InstructionResult again(Told told, Followed before) {
        if (!before.event()
                .instruction()
                .fingerprint()
                .equals(told.instruction().fingerprint())) {
            FieldProblem problem = FieldProblem.of(
                    "idempotency_key",
                    told.instruction().idempotencyKey(),
                    "was used before, for another instruction.");
            throw new ProblemException(ProblemKind.KEY_REUSED, problem.message(), List.of(problem));
        }
        InstructionResult.Builder result = InstructionResult.newBuilder()
                .setDone(true)
                .setInstructionId(String.valueOf(before.sequence()))
                .addAllEffects(views(before.event().effects()));
        String subject = before.event().instruction().subject();
        switch (before.event().instruction().kind()) {
            case "CloseStreet" -> result.setClosureId(subject);
            case "SendMessage" -> result.setMessageId(subject);
            default -> {
                // The others name nothing new.
            }
        }
        return result.build();
    }

    /**
     * Follows an instruction of engine commands.
     *
     * @param mode unless it is only to be shown
     * @param commands for a time
     */
    InstructionResult.Builder follow(Told told, Mode mode, IntFunction<List<DispatchCommand>> commands) {
        return follow(told, mode, commands, List.of());
    }

    /** The same, with effects that are known beforehand. */
    InstructionResult.Builder follow(
            Told told, Mode mode, IntFunction<List<DispatchCommand>> commands, List<RideEffect> known) {
        Map<RideId, Integer> accepted = accepted(told.confirm());
        DispatchOutcome outcome = dispatch.ask(at -> new Instruct(
                at, told.instruction(), commands.apply(at), told.dryRun() ? Mode.FORESEE : mode, accepted, known));
        return switch (outcome) {
            case Instructed instructed -> result(instructed);
            case DispatchOutcome.Refused refused ->
                throw new ProblemException(
                        ProblemKind.CONFLICT, "That is not possible: %s.".formatted(refused.reason()));
            default ->
                throw new IllegalStateException("An instruction was answered by %s."
                        .formatted(outcome.getClass().getSimpleName()));
        };
    }

    private static InstructionResult.Builder result(Instructed instructed) {
        InstructionResult.Builder result = InstructionResult.newBuilder()
                .setDone(instructed.followed())
                .addAllEffects(views(instructed.effects()));
        if (!instructed.followed()) {
            result.setConfirmation(confirmation(instructed.effects()));
        }
        return result;
    }

    /** What was shown, as text that is sent back to accept it. */
    private static String confirmation(List<RideEffect> effects) {
        InstructionResult shown = InstructionResult.newBuilder()
                .setDone(true)
                .addAllEffects(views(effects.stream()
                        .filter(effect -> effect.kind().breaks())
                        .toList()))
                .build();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(shown.toByteArray());
    }

    private static Map<RideId, Integer> accepted(String confirm) {
        Map<RideId, Integer> accepted = new HashMap<>();
        if (confirm.isEmpty()) {
            return accepted;
        }
        try {
            InstructionResult shown =
                    InstructionResult.parseFrom(Base64.getUrlDecoder().decode(confirm));
            for (org.noriai.api.v1.RideEffect effect : shown.getEffectsList()) {
                int most =
                        effect.getKind() == RideEffectKind.PROMISE_BROKEN ? effect.getLateSeconds() : Instruct.MISSED;
                accepted.merge(new RideId(effect.getRideId()), most, Math::max);
            }
            return accepted;
        } catch (IllegalArgumentException | InvalidProtocolBufferException none) {
            throw ProblemException.invalid(
                    List.of(FieldProblem.of("confirm", confirm, "is no confirmation that an answer has given.")));
        }
    }

    static List<org.noriai.api.v1.RideEffect> views(List<RideEffect> effects) {
        Function<RideEffect, org.noriai.api.v1.RideEffect> view = effect -> org.noriai.api.v1.RideEffect.newBuilder()
                .setRideId(effect.ride().value())
                .setKind(
                        switch (effect.kind()) {
                            case MOVED -> RideEffectKind.MOVED_TO_OTHER_VEHICLE;
                            case NARROWED -> RideEffectKind.TIMES_NARROWED;
                            case LATE -> RideEffectKind.PROMISE_BROKEN;
                            case MISSED -> RideEffectKind.RIDE_MISSED;
                            case STRANDED -> RideEffectKind.SET_DOWN_ON_THE_WAY;
                            case CANCELLED -> RideEffectKind.RIDE_GIVEN_UP;
                            case OFFER_RELEASED -> RideEffectKind.OFFER_NO_LONGER_HELD;
                            case TOLD -> RideEffectKind.RIDER_TOLD;
                        })
                .setLateSeconds(effect.lateSeconds())
                .build();
        return effects.stream().map(view).toList();
    }
}
