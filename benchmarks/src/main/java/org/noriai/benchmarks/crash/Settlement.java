package org.noriai.benchmarks.crash;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.benchmarks.client.Retry;

/**
 * Judges from the riders' side what a service that was killed has kept: what was acknowledged is there as it was told, the
 * same key gives the same answer, what was not answered settles to one outcome, and nobody has two. Confined to one thread.
 */
final class Settlement {
    private final List<String> faults = new ArrayList<>();
    private int acknowledged;
    private int settledBooked;
    private int settledRefused;

    /** Judges a booking; afterwards its answer is what was settled. */
    void judge(Attempt attempt) throws InterruptedException {
        Optional<Ride> told = attempt.answer;
        Optional<Ride> first = retried(attempt);
        Optional<Ride> second = retried(attempt);
        if (!first.equals(second)) {
            faults.add("The key %s was answered by %s, then by %s.".formatted(attempt.key, first, second));
        }
        if (told.isPresent()) {
            acknowledged++;
            if (!told.equals(first)) {
                faults.add("The ride %s was acknowledged as %s, and after the kill its key gives %s."
                        .formatted(attempt.offer, told.get(), first));
            }
        } else if (first.isPresent()) {
            settledBooked++;
        } else {
            settledRefused++;
        }
        attempt.answer = first;
        if (first.isPresent()) {
            checkKept(attempt, first.get());
        } else if (find(attempt, attempt.offer).isPresent()) {
            faults.add("The ride %s is booked, and its key says that it is not.".formatted(attempt.offer));
        }
    }

    private void checkKept(Attempt attempt, Ride answer) throws InterruptedException {
        Optional<Ride> kept = find(attempt, answer.getRideId());
        if (kept.isEmpty()) {
            faults.add("The ride %s was acknowledged and is lost.".formatted(answer.getRideId()));
        } else if (!kept.get().getPromisedPickup().equals(answer.getPromisedPickup())
                || !kept.get().getPromisedLatestArrival().equals(answer.getPromisedLatestArrival())
                || kept.get().getStatus() != RideStatus.CONFIRMED) {
            faults.add("The ride %s was promised %s and has become %s.".formatted(answer.getRideId(), answer, kept));
        }
        for (String other : attempt.others) {
            if (find(attempt, other).isPresent()) {
                faults.add(
                        "The ride %s was booked, and %s of the same offers too.".formatted(answer.getRideId(), other));
            }
        }
    }

    /**
     * Asks many times at once under one key.
     *
     * @return the different answers that were given; calls that failed gave none
     */
    Set<Ride> storm(Attempt attempt, int calls) throws InterruptedException {
        Set<Ride> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Ride>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(threads.submit(attempt::confirm));
            }
            for (Future<Ride> one : all) {
                try {
                    answers.add(one.get());
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof StatusRuntimeException refused) || !allowed(refused)) {
                        faults.add("The key %s, asked many times at once, was answered by %s."
                                .formatted(attempt.key, failed.getCause()));
                    }
                }
            }
        }
        return answers;
    }

    void add(String fault) {
        faults.add(fault);
    }

    private static Optional<Ride> retried(Attempt attempt) throws InterruptedException {
        try {
            return Optional.of(Retry.untilAnswered(attempt::confirm));
        } catch (StatusRuntimeException refused) {
            if (allowed(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Gone, or held no longer; or the service is. */
    private static boolean allowed(StatusRuntimeException refused) {
        Status.Code code = refused.getStatus().getCode();
        return code == Status.Code.NOT_FOUND || code == Status.Code.FAILED_PRECONDITION || Retry.isUnreachable(refused);
    }

    private static Optional<Ride> find(Attempt attempt, String ride) throws InterruptedException {
        try {
            return Optional.of(Retry.untilAnswered(() -> attempt.rider.ride(ride)));
        } catch (StatusRuntimeException none) {
            if (none.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw none;
        }
    }

    /** Everything that must not be. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** In words. */
    String summary() {
        return "%d acknowledged, %d unanswered that were booked, %d that were not"
                .formatted(acknowledged, settledBooked, settledRefused);
    }
}
