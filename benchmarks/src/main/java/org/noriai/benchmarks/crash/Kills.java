package org.noriai.benchmarks.crash;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.Offer;
import org.noriai.api.v1.RequestOffersResponse;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.RideStatus;
import org.noriai.api.v1.ServiceArea;
import org.noriai.benchmarks.client.Retry;
import org.noriai.benchmarks.client.ServiceConnection;
import org.noriai.benchmarks.load.JourneysAhead;
import org.noriai.benchmarks.load.LoadRider;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.ServiceSettings;

/**
 * Kills a service with SIGKILL at random moments while riders book, and one of them asks a hundred times at once under one
 * key; starts it anew on its store each time, and judges from the riders' side.
 */
public final class Kills {
    private static final int RIDERS = 8;
    private static final double BOOKINGS_PER_SECOND = 50;
    private static final int STORM = 100;
    private static final int DAYS = 13;
    private static final int KILL_AFTER_MILLIS_LEAST = 300;
    private static final int KILL_AFTER_MILLIS_MOST = 2_000;
    private static final int STORM_AHEAD_MILLIS_MOST = 40;

    /** One ride in so many stays booked for the rest of the run. */
    private static final int KEPT_EVERY = 5;

    private final ProjectFolder project;
    private final ServiceSettings settings;
    private final StoreJudge store;
    private final SplittableRandom random;
    private final Settlement settlement = new Settlement();
    private final List<Attempt> kept = new ArrayList<>();
    private final List<LoadRider> riders = new ArrayList<>();
    private final List<JourneysAhead> journeys = new ArrayList<>();
    private int unanswered;

    /**
     * What came of it.
     *
     * @param faults everything that must not be
     * @param summary in words
     */
    public record Outcome(List<String> faults, String summary) {}

    private Kills(ProjectFolder project, ServiceSettings settings, StoreJudge store, long seed) {
        this.project = project;
        this.settings = settings;
        this.store = store;
        this.random = new SplittableRandom(seed);
    }

    /** Kills so many times. */
    public static Outcome run(ProjectFolder project, ServiceSettings settings, int count, long seed)
            throws IOException, InterruptedException {
        Kills kills = new Kills(project, settings, StoreJudge.of(settings), seed);
        try {
            ServiceProcess service = ServiceProcess.start(project, settings);
            try {
                kills.register(service);
                for (int i = 0; i < count; i++) {
                    service = kills.killed(service, i);
                }
                kills.judgeKept();
            } finally {
                service.close();
            }
        } finally {
            kills.riders.forEach(LoadRider::close);
        }
        return new Outcome(
                kills.settlement.faults(),
                "%s, %d calls unanswered, %d rides kept to the end"
                        .formatted(kills.settlement.summary(), kills.unanswered, kills.kept.size()));
    }

    private void register(ServiceProcess service) throws InterruptedException {
        try (ServiceConnection connection = ServiceConnection.open(service.grpcTarget())) {
            ServiceArea area = connection.information().getServiceArea(GetServiceAreaRequest.getDefaultInstance());
            for (int i = 0; i <= RIDERS; i++) {
                riders.add(LoadRider.register(i, service.grpcTarget()));
                journeys.add(new JourneysAhead(area, DAYS, random.nextLong()));
            }
        }
    }

    /** One kill; the service that took the place of the one that was killed. */
    private ServiceProcess killed(ServiceProcess service, int number) throws IOException, InterruptedException {
        Optional<Attempt> asked = lastRidersOffer("storm-" + number);
        KilledLoad load = new KilledLoad(riders.subList(0, RIDERS), journeys.subList(0, RIDERS), BOOKINGS_PER_SECOND);
        load.start("kill-" + number);
        Thread.sleep(random.nextInt(KILL_AFTER_MILLIS_LEAST, KILL_AFTER_MILLIS_MOST));
        Set<Ride> answers = new HashSet<>();
        Thread storm = Thread.ofVirtual()
                .unstarted(() -> asked.ifPresent(attempt -> {
                    try {
                        answers.addAll(settlement.storm(attempt, STORM));
                    } catch (InterruptedException impossible) {
                        settlement.add("The storm was interrupted.");
                    }
                }));
        storm.start();
        Thread.sleep(random.nextInt(STORM_AHEAD_MILLIS_MOST));
        service.kill();
        List<Attempt> attempts = load.end();
        storm.join();
        load.faults().forEach(settlement::add);
        unanswered += (int)
                attempts.stream().filter(attempt -> attempt.answer.isEmpty()).count();
        store.judge(settings.data(), acknowledged(attempts)).forEach(settlement::add);
        ServiceProcess next = ServiceProcess.start(project, settings);
        riders.forEach(LoadRider::reconnect);
        for (Attempt attempt : attempts) {
            settlement.judge(attempt);
        }
        if (asked.isPresent()) {
            answers.addAll(settlement.storm(asked.get(), STORM));
            if (answers.size() > 1) {
                settlement.add("One key was answered in %d ways: %s".formatted(answers.size(), answers));
            }
            answers.stream().findFirst().ifPresent(answer -> asked.get().answer = Optional.of(answer));
            settlement.judge(asked.get());
        }
        keepOrCancel(attempts);
        return next;
    }

    private Optional<Attempt> lastRidersOffer(String key) throws InterruptedException {
        LoadRider rider = riders.getLast();
        RequestOffersResponse answer =
                Retry.untilAnswered(() -> rider.ask(journeys.getLast().next()));
        List<String> offers =
                answer.getOffersList().stream().map(Offer::getOfferId).toList();
        return offers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Attempt(rider, key, offers.getFirst(), offers.subList(1, offers.size())));
    }

    private static List<Ride> acknowledged(List<Attempt> attempts) {
        return attempts.stream().flatMap(attempt -> attempt.answer.stream()).toList();
    }

    /** So that the fleet does not fill up. */
    private void keepOrCancel(List<Attempt> attempts) throws InterruptedException {
        for (Attempt attempt : attempts) {
            if (attempt.answer.isEmpty()) {
                continue;
            }
            String ride = attempt.answer.get().getRideId();
            if (random.nextInt(KEPT_EVERY) == 0) {
                kept.add(attempt);
                continue;
            }
            try {
                Ride cancelled = Retry.untilAnswered(() -> attempt.rider.cancel(ride));
                if (cancelled.getStatus() != RideStatus.CANCELLED) {
                    settlement.add("The ride %s was cancelled and is %s.".formatted(ride, cancelled.getStatus()));
                }
            } catch (StatusRuntimeException failed) {
                settlement.add("The ride %s could not be cancelled: %s".formatted(ride, failed.getStatus()));
            }
        }
    }

    /** After all the kills that followed. */
    private void judgeKept() throws InterruptedException {
        for (Attempt attempt : kept) {
            settlement.judge(attempt);
        }
    }
}
