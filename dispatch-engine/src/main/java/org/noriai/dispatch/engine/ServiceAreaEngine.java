package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noriai.dispatch.command.DispatchCommand;
import org.noriai.dispatch.command.DispatchCommand.ChangeStreets;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.improve.PlanImprover;
import org.noriai.dispatch.improve.jsprit.JspritPlanImprover;
import org.noriai.dispatch.insertion.EarlierSearch;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.spi.EngineClock;
import org.noriai.dispatch.spi.EventLog;
import org.noriai.dispatch.spi.TravelTimes;
import org.noriai.dispatch.spi.TravelTimesCheck;
import org.noriai.dispatch.state.FleetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of a service area. One thread decides on the newest state, a second makes the events durable and
 * only then shows the state and answers; so deciding goes on while the disk works, and nobody hears of what could be lost.
 *
 * <p>A failed write drops everything decided since: its callers fail, and deciding goes on from the last durable state.
 *
 * <p>Thread-safe.
 */
public final class ServiceAreaEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceAreaEngine.class);

    /** Any will do; a fixed one makes a neighbourhood's result repeatable. */
    private static final long IMPROVER_SEED = 1;

    private final Dispatcher dispatcher;
    private final EngineLimits limits;
    private final RuleBook book;
    private final DurableLog log;
    private final BlockingQueue<Task> queue;
    private final EngineMetrics metrics = new EngineMetrics();
    private final Thread writer;
    private final InvariantWatch invariants;
    private final BackgroundImprovement improvement;
    private final SearchAhead ahead;

    /** The writer's, shown to who searches ahead. */
    private volatile FleetState head;

    private volatile boolean closing;

    private final Enclosing always;

    /** @param asked if it is searched for ahead of its turn */
    private record Task(
            DispatchCommand command,
            Enclosing enclosing,
            SearchAhead.@Nullable Asked asked,
            CompletableFuture<DispatchOutcome> answer) {}

    private ServiceAreaEngine(
            TravelTimes times,
            RuleBook book,
            EventLog eventLog,
            EngineClock clock,
            EngineLimits limits,
            FleetState start,
            Enclosing always) {
        this.always = always;
        this.dispatcher = new Dispatcher(times, book, limits);
        this.limits = limits;
        this.book = book;
        this.queue = new ArrayBlockingQueue<>(limits.commandQueue());
        this.log = DurableLog.open(eventLog, limits, metrics, start);
        this.head = log.durable();
        this.ahead = new SearchAhead(times, book, limits, () -> head);
        this.writer = Thread.ofPlatform().name("area-writer").daemon().unstarted(this::write);
        this.invariants = new InvariantWatch(limits.invariantEvery(), metrics);
        this.improvement = new BackgroundImprovement(this, times, clock, limits, metrics, improvers(times));
    }

    private List<PlanImprover> improvers(TravelTimes times) {
        return List.of(new JspritPlanImprover(times, book.operating(), limits.improverIterations(), IMPROVER_SEED));
    }

    /** What works beside the writer must drive by the same streets. */
    private void followStreets(DispatchCommand command) {
        if (command instanceof ChangeStreets change && change.times().equals(dispatcher.times())) {
            improvement.driveBy(change.times(), improvers(change.times()));
            ahead.driveBy(change.times());
        }
    }

    /**
     * Replays the log and begins to work.
     *
     * @throws EventLog.EventLogException if the log can't be read
     * @throws IllegalStateException if its events do not fit each other
     * @throws IllegalArgumentException if the travel times are none, naming the places of the first fault
     */
    public static ServiceAreaEngine open(
            TravelTimes times, RuleBook book, EventLog eventLog, EngineClock clock, EngineLimits limits) {
        return open(times, book, eventLog, clock, limits, FleetState.empty(), Enclosing.NOTHING);
    }

    /**
     * Replays what the log has after a state that was folded from it, and begins to work.
     *
     * @param start a state of this log's events; its version says how many
     * @param always makes what is written with the events of every decision
     * @throws EventLog.EventLogException if the log can't be read, or ends before the state
     * @throws IllegalStateException if its events do not fit each other
     * @throws IllegalArgumentException if the travel times are none, naming the places of the first fault
     */
    public static ServiceAreaEngine open(
            TravelTimes times,
            RuleBook book,
            EventLog eventLog,
            EngineClock clock,
            EngineLimits limits,
            FleetState start,
            Enclosing always) {
        TravelTimesCheck.check(times, clock.nowSeconds(), 0);
        ServiceAreaEngine engine = new ServiceAreaEngine(times, book, eventLog, clock, limits, start, always);
        engine.log.start();
        engine.writer.start();
        engine.ahead.start();
        engine.invariants.start();
        engine.improvement.start();
        return engine;
    }

    /**
     * Asks for something.
     *
     * @return the outcome, once what it rests on is durable; fails with {@link OverloadedException} if too many wait, and
     *     with {@link EngineFailedException} if it could not be decided or made durable
     */
    public CompletableFuture<DispatchOutcome> submit(DispatchCommand command) {
        return submit(command, Enclosing.NOTHING);
    }

    /**
     * Asks for something and has more written with what is decided.
     *
     * @param enclosing called by the writer if the decision changes anything; must be quick. If it fails, so does the
     *     command, and nothing is changed
     * @return as {@link #submit(DispatchCommand)}
     */
    public CompletableFuture<DispatchOutcome> submit(DispatchCommand command, Enclosing enclosing) {
        CompletableFuture<DispatchOutcome> answer = new CompletableFuture<>();
        Optional<DispatchOutcome> fault = findFault(command);
        if (fault.isPresent()) {
            answer.complete(fault.get());
        } else if (closing) {
            answer.completeExceptionally(new EngineFailedException("The engine is shutting down."));
        } else if (!queue.offer(new Task(command, enclosing, searchAhead(command), answer))) {
            answer.completeExceptionally(new OverloadedException(limits.commandQueue()));
        }
        return answer;
    }

    private SearchAhead.@Nullable Asked searchAhead(DispatchCommand command) {
        return command instanceof RequestOffers request ? ahead.note(request, queue.size()) : null;
    }

    /** Travel times that are none, found on the caller's thread: looking at every pair would keep the writer busy. */
    private static Optional<DispatchOutcome> findFault(DispatchCommand command) {
        if (command instanceof ChangeStreets change) {
            try {
                TravelTimesCheck.check(change.times(), change.atSeconds(), 0);
            } catch (IllegalArgumentException fault) {
                return Optional.of(new DispatchOutcome.Rejected(
                        DispatchOutcome.Problem.INFEASIBLE,
                        "times",
                        change.times().getClass().getSimpleName(),
                        String.valueOf(fault.getMessage())));
            }
        }
        return Optional.empty();
    }

    /** Whether it decides and writes: both of its threads are there. */
    public boolean works() {
        return writer.isAlive() && log.works();
    }

    /** How many commands wait to be decided. */
    public int waiting() {
        return queue.size();
    }

    /** The last durable state. */
    public FleetState state() {
        return log.durable();
    }

    /** What was counted since the start. */
    public EngineMetrics metrics() {
        return metrics;
    }

    /**
     * Tells of every durable change from now on, in order.
     *
     * @param listener called on the thread that also answers; must be quick and must not throw
     * @return ends the telling when closed
     */
    public AutoCloseable listen(Consumer<Publication> listener) {
        return log.listen(listener);
    }

    private void write() {
        long generation = log.generation();
        while (!(closing && queue.isEmpty())) {
            Task task = nextTask();
            if (task == null) {
                continue;
            }
            if (log.generation() != generation) {
                generation = log.generation();
                head = log.durable();
            }
            try {
                EarlierSearch earlier =
                        task.asked() == null ? null : task.asked().take();
                Decision decision = dispatcher.decide(head, task.command(), earlier);
                followStreets(task.command());
                FleetState next = head.applyAll(decision.events());
                if (!decision.events().isEmpty()) {
                    next.checkChangeSince(head);
                    invariants.noteChange(next);
                }
                log.append(new DurableLog.Pending(
                        generation,
                        decision.events(),
                        enclosures(task, decision, head, next),
                        head,
                        next,
                        decision.outcome(),
                        task.answer()));
                head = next;
            } catch (RuntimeException failure) {
                LOG.error("The command {} failed.", task.command().getClass().getSimpleName(), failure);
                task.answer()
                        .completeExceptionally(new EngineFailedException(
                                "The %s could not be decided: %s"
                                        .formatted(task.command().getClass().getSimpleName(), failure.getMessage()),
                                failure));
            }
        }
    }

    private List<EventLog.Enclosure> enclosures(Task task, Decision decision, FleetState head, FleetState next) {
        if (decision.events().isEmpty()) {
            return List.of();
        }
        Publication change = new Publication(head, next, decision.events());
        List<EventLog.Enclosure> enclosures = new ArrayList<>(always.enclose(decision.outcome(), change));
        enclosures.addAll(task.enclosing().enclose(decision.outcome(), change));
        return enclosures;
    }

    private @Nullable Task nextTask() {
        try {
            return queue.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closing = true;
            return queue.poll();
        }
    }

    /** Decides what was asked before, makes it durable, answers, and ends. */
    @Override
    public void close() {
        ahead.close();
        improvement.close();
        invariants.close();
        closing = true;
        join(writer);
        log.close();
        List<Task> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(
                task -> task.answer().completeExceptionally(new EngineFailedException("The engine is shutting down.")));
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
