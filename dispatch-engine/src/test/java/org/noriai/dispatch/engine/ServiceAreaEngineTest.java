package org.noriai.dispatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noriai.dispatch.engine.SmallTown.wish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.command.DispatchCommand.ConfirmOffer;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.StartShift;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.command.DispatchOutcome.Offered;
import org.noriai.dispatch.command.DispatchOutcome.RideChanged;
import org.noriai.dispatch.insertion.EarlierSearch;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideStatus;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.state.FleetState;

/** F: overload and failing disks. G: replay. */
class ServiceAreaEngineTest {

    private static final int T8 = 8 * 3600;

    private static ServiceAreaEngine open(MemoryEventLog log, EngineLimits limits) {
        return ServiceAreaEngine.open(SmallTown.TIMES, RuleBook.of(ServiceRules.DEFAULT), log, () -> T8, limits);
    }

    private static DispatchOutcome book(ServiceAreaEngine engine, int i, int from, int to) {
        engine.submit(wish(T8 + i, "s" + i, "r" + i, from, to)).join();
        return engine.submit(new ConfirmOffer(T8 + i, new RideId("s" + i + "-1"), new RiderId("r" + i), "k" + i))
                .join();
    }

    @Test
    void g02_whatWasAnsweredIsInTheLogAndComesBack() {
        MemoryEventLog log = new MemoryEventLog();
        ServiceAreaEngine engine = open(log, EngineLimits.DEFAULT);
        try (engine) {
            engine.submit(SmallTown.fleet(2)).join();
            engine.submit(new StartShift(T8, new VehicleId("v1"))).join();
            for (int i = 0; i < 10; i++) {
                assertThat(book(engine, i, i % 9, 9)).isInstanceOf(RideChanged.class);
                FleetState folded = FleetState.empty().applyAll(log.events());
                assertThat(folded.getRide(new RideId("s" + i + "-1")).status()).isEqualTo(RideStatus.CONFIRMED);
            }
        }
        String hash = engine.state().stateHash();
        try (ServiceAreaEngine again = open(log, EngineLimits.DEFAULT)) {
            assertThat(again.state().stateHash()).isEqualTo(hash);
        }
    }

    @Test
    void f01_aFailedWriteFailsItsCallersAndNothingElse() {
        MemoryEventLog log = new MemoryEventLog();
        try (ServiceAreaEngine engine = open(log, EngineLimits.DEFAULT)) {
            engine.submit(SmallTown.fleet(1)).join();
            engine.submit(new StartShift(T8, new VehicleId("v1"))).join();
            String before = engine.state().stateHash();
            log.failNext(1);
            assertThatThrownBy(() -> engine.submit(wish(T8, "s1", "ann", 3, 7)).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(EngineFailedException.class);
            assertThat(engine.state().stateHash()).isEqualTo(before);
            assertThat(engine.submit(wish(T8, "s2", "ann", 3, 7)).join()).isInstanceOf(Offered.class);
            assertThat(engine.state().stateHash())
                    .isEqualTo(FleetState.empty().applyAll(log.events()).stateHash());
        }
    }

    @Test
    void f02_atTheBoundOfTheQueueTheAnswerIsOverloadedAndNotAWait() {
        MemoryEventLog log = new MemoryEventLog();
        EngineLimits tight = new EngineLimits(1, 1, 2, 4, 25, 10, 8, 1);
        try (ServiceAreaEngine engine = open(log, tight)) {
            engine.submit(SmallTown.fleet(4)).join();
            engine.submit(new StartShift(T8, new VehicleId("v1"))).join();
            List<CompletableFuture<DispatchOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                answers.add(engine.submit(wish(T8, "s" + i, "r" + i, i % 9, 9)));
            }
            int overloaded = 0;
            for (CompletableFuture<DispatchOutcome> answer : answers) {
                Throwable failure = answer.handle((outcome, thrown) -> thrown).join();
                if (failure instanceof OverloadedException) {
                    overloaded++;
                } else {
                    assertThat(failure).isNull();
                }
            }
            assertThat(overloaded).isBetween(1, 499);
        }
    }

    /** Under load requests are searched for before their turn; what is decided then is what it would have been anyway. */
    @Test
    void f04_aSearchAheadOfItsTurnDecidesNothingElse() {
        Dispatcher dispatcher = new Dispatcher(SmallTown.TIMES, ServiceRules.DEFAULT, EngineLimits.DEFAULT);
        Dispatcher ahead = new Dispatcher(SmallTown.TIMES, ServiceRules.DEFAULT, EngineLimits.DEFAULT);
        FleetState state = FleetState.empty()
                .applyAll(dispatcher
                        .decide(FleetState.empty(), SmallTown.fleet(6))
                        .events());
        for (int i = 1; i <= 6; i++) {
            StartShift start = new StartShift(T8, new VehicleId("v" + i));
            state = state.applyAll(dispatcher.decide(state, start).events());
        }
        Deque<FleetState> before = new ArrayDeque<>(List.of(state, state, state, state));
        int offered = 0;
        for (int i = 0; i < 400; i++) {
            int now = T8 + i / 4;
            RequestOffers wish = wish(now, "s" + i, "r" + i % 30, i % 7, 9 - i % 2);
            Decision plain = dispatcher.decide(state, wish);
            EarlierSearch earlier =
                    ahead.searchAhead(before.removeFirst(), wish).orElse(null);
            assertThat(dispatcher.decide(state, wish, earlier)).as("wish %d", i).isEqualTo(plain);
            offered += plain.outcome() instanceof Offered ? 1 : 0;
            state = state.applyAll(plain.events());
            if (i % 3 == 0) {
                ConfirmOffer confirm = new ConfirmOffer(
                        now, new RideId("s" + i + "-1"), wish.request().rider(), "k" + i);
                state = state.applyAll(dispatcher.decide(state, confirm).events());
            }
            before.addLast(state);
        }
        assertThat(offered).isBetween(50, 399);
    }

    @Test
    void f05_aFullQueueIsDecidedInItsOrderWhoeverSearches() {
        MemoryEventLog log = new MemoryEventLog();
        ServiceAreaEngine engine = open(log, EngineLimits.DEFAULT);
        try (engine) {
            engine.submit(SmallTown.fleet(6)).join();
            for (int i = 1; i <= 6; i++) {
                engine.submit(new StartShift(T8, new VehicleId("v" + i))).join();
            }
            List<CompletableFuture<DispatchOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                answers.add(engine.submit(wish(T8 + i / 8, "s" + i, "r" + i, i % 7, 9 - i % 2)));
                if (i > 10 && i % 2 == 0) {
                    int j = i - 10;
                    answers.add(engine.submit(
                            new ConfirmOffer(T8 + i / 8, new RideId("s" + j + "-1"), new RiderId("r" + j), "k" + j)));
                }
            }
            answers.forEach(CompletableFuture::join);
        }
        FleetState folded = FleetState.empty().applyAll(log.events());
        folded.checkInvariants();
        assertThat(folded.stateHash()).isEqualTo(engine.state().stateHash());
        assertThat(engine.metrics().count("promises.broken", "pickup")).isZero();
    }

    @Test
    void f03_aCommandThatCannotBeDecidedFailsItsCallerAndTheEngineGoesOn() {
        MemoryEventLog log = new MemoryEventLog();
        try (ServiceAreaEngine engine = open(log, EngineLimits.DEFAULT)) {
            engine.submit(SmallTown.fleet(1)).join();
            engine.submit(new StartShift(T8, new VehicleId("v1"))).join();
            assertThatThrownBy(() -> engine.submit(wish(T8, "s1", "ann", 3, SmallTown.PLACES + 5))
                            .join())
                    .hasCauseInstanceOf(EngineFailedException.class);
            assertThat(engine.submit(wish(T8, "s2", "ann", 3, 7)).join()).isInstanceOf(Offered.class);
        }
    }

    @Test
    void g03_listenersSeeEveryChangeInOrder() throws Exception {
        MemoryEventLog log = new MemoryEventLog();
        List<Publication> seen = new CopyOnWriteArrayList<>();
        try (ServiceAreaEngine engine = open(log, EngineLimits.DEFAULT)) {
            AutoCloseable listening = engine.listen(seen::add);
            engine.submit(SmallTown.fleet(1)).join();
            engine.submit(new StartShift(T8, new VehicleId("v1"))).join();
            book(engine, 1, 2, 6);
            listening.close();
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
        for (int i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i).before()).isSameAs(seen.get(i - 1).after());
        }
    }
}
