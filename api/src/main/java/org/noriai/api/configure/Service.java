package org.noriai.api.configure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.noriai.api.booking.RefusalCount;
import org.noriai.api.booking.RideBookings;
import org.noriai.api.booking.RideRows;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.dispatch.Roster;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fanout.LegOrigins;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.fare.FareFileException;
import org.noriai.api.fare.FareFileReader;
import org.noriai.api.fare.FareTable;
import org.noriai.api.fare.Pricing;
import org.noriai.api.fare.Settlements;
import org.noriai.api.learning.EndedDrives;
import org.noriai.api.learning.SpeedLearning;
import org.noriai.api.metrics.CallMetrics;
import org.noriai.api.metrics.RequestIds;
import org.noriai.api.metrics.ServiceMetrics;
import org.noriai.api.security.AccessInterceptor;
import org.noriai.api.security.AddressKeys;
import org.noriai.api.security.CallLimits;
import org.noriai.api.security.Tenant;
import org.noriai.api.security.TokenCheck;
import org.noriai.api.store.PlaceNames;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.store.StoreException;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.street.LiveStreets;
import org.noriai.api.timetable.TimetableDays;
import org.noriai.api.timetable.TimetableWatch;
import org.noriai.api.timetable.UnusableTimetableException;
import org.noriai.api.web.ClientAddresses;
import org.noriai.api.web.Readiness;
import org.noriai.api.web.contract.ApiAdapter;
import org.noriai.api.web.contract.OpenApiDocument;
import org.noriai.api.web.contract.RouteTable;
import org.noriai.api.web.site.FeedCache;
import org.noriai.api.web.site.StaticFiles;
import org.noriai.api.web.site.TileSource;
import org.noriai.dispatch.engine.Repositioning;
import org.noriai.dispatch.engine.ServiceAreaEngine;
import org.noriai.dispatch.model.AreaCalendar;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.ShiftState;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.region.RegionBundle;
import org.noriai.routing.region.RegionHolder;
import org.noriai.routing.transit.store.TimetableBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service of one area, put together and running until it is closed. */
public final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final String VERSION = "0.1.0";
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final Readiness readiness = new Readiness();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Consumer<Duration>> drained = new ArrayList<>();
    private final ServerArguments arguments;
    private final HttpTransport http;
    private final GrpcTransport grpc;
    private final TimetableWatch timetables;

    private final ScaledClock clock;

    Service(ServerArguments arguments, CompletableFuture<RegionHolder.Lease> region) {
        this.arguments = arguments;
        try {
            open.push(() -> close(region));
            this.http = opened(HttpTransport.start(arguments.host(), arguments.port(), readiness));
            RegionBundle bundle = await(region).region();
            this.clock = new ScaledClock(clockStart(bundle.serviceArea().zone()), arguments.speed(), System::nanoTime);
            this.timetables = timetables(bundle);
            this.grpc = assemble(bundle);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
        readiness.set(true);
        LOG.info(
                "Serving HTTP on http://{}:{} and gRPC on {}:{}.",
                arguments.host(),
                httpPort(),
                arguments.host(),
                grpcPort());
    }

    /**
     * Starts the service; it serves when this returns.
     *
     * @throws StartException if it can't; the message is one line that says what to do
     */
    public static Service start(ServerArguments arguments) {
        // Opening the region and starting HTTP take seconds of one core each, and neither needs the other.
        return new Service(arguments, CompletableFuture.supplyAsync(() -> {
            RegionHolder own = new RegionHolder(openRegion(arguments.region()));
            RegionHolder.Lease lease = own.lease();
            try {
                // Nobody else will ask for it: it closes with the lease.
                own.close();
            } catch (IOException impossible) {
                throw new IllegalStateException("The region is leased, and so is not closed.", impossible);
            }
            return lease;
        }));
    }

    /** As the arguments say: an instant, the present time of day on another day, or now. */
    private Instant clockStart(ZoneId zone) {
        return arguments
                .clockStart()
                .or(() -> arguments
                        .serviceDate()
                        .map(date ->
                                date.atTime(LocalTime.now(zone)).atZone(zone).toInstant()))
                .orElseGet(Instant::now);
    }

    /** The timetables in force. */
    TimetableWatch timetables() {
        return timetables;
    }

    /** What the engine's clock shows now. */
    Instant now() {
        return clock.now();
    }

    /** The port of HTTP. */
    public int httpPort() {
        return http.port();
    }

    /** The port of gRPC. */
    public int grpcPort() {
        return grpc.port();
    }

    private GrpcTransport assemble(RegionBundle region) {
        ServiceArea area = region.serviceArea();
        SqliteStore store = openStore(area);
        AreaCalendar days = new AreaCalendar(AreaTime.EPOCH, area.zone());
        RuleBook book = area.ruleBook(days, days.day(clock.nowSeconds()));
        LiveStreets streets =
                opened(new LiveStreets(region, store.instructions().streetRestrictions(), days, clock.nowSeconds()));
        FleetState start = store.snapshot();
        ServiceAreaEngine engine = opened(ServiceAreaEngine.open(
                streets.engineTimes(),
                book,
                store.eventLog(),
                clock,
                arguments.settings().engineLimits(),
                start,
                new RideRows()));
        FleetState replayed = engine.state();
        store.keepRidesIfNone(replayed);
        if (replayed.version() > 0) {
            clock.advanceTo(AreaTime.toInstant(replayed.atSeconds()));
            LOG.info(
                    "Replayed {} of {} events of {}.",
                    replayed.version() - start.version(),
                    replayed.version(),
                    area.name());
        }
        LocalDate today = days.day(clock.nowSeconds());
        if (arguments.serviceDate().isPresent()) {
            checkServiceDate(today);
        }
        TimetableDays.of(timetables.current(), today).forEach(line -> LOG.info("Timetable {}", line));
        return connect(region, book, store, engine, streets);
    }

    private GrpcTransport connect(
            RegionBundle region, RuleBook book, SqliteStore store, ServiceAreaEngine engine, LiveStreets streets) {
        PlanScheduler scheduler = new PlanScheduler(streets.times(), book.operating());
        Repositioning repositioning = Repositioning.begin(
                streets.engineTimes(),
                book.operating(),
                RepositioningRules.DEFAULT,
                engine.state(),
                clock.nowSeconds());
        Dispatch dispatch = new Dispatch(engine, clock, repositioning);
        streets.tell(dispatch);
        ChangeStream changes = opened(new ChangeStream());
        LegOrigins origins = new LegOrigins();
        EndedDrives drives = new EndedDrives();
        opened(engine.listen(publication -> {
            origins.observe(publication);
            drives.observe(publication);
            changes.publish(publication);
        }));
        Pricing pricing =
                new Pricing(fares(region.serviceArea()), book, region.streets(), store.fares(), engine::state);
        Settlements settlements = new Settlements(store.fares(), book.calendar());
        PositionBook positions = new PositionBook();
        SpeedLearning learning = opened(new SpeedLearning(region, drives, positions, clock, arguments.data()));
        RefusalCount refusals = new RefusalCount();
        Endpoints endpoints = new Endpoints(
                arguments.settings(),
                region,
                scheduler,
                store,
                engine.metrics(),
                dispatch,
                changes,
                origins,
                positions,
                refusals,
                book,
                streets,
                pricing,
                settlements);
        Tenant tenant = store.people().tenant();
        AccessInterceptor access = new AccessInterceptor(
                tenant,
                tokens(tenant, store.people()),
                new AddressKeys(),
                new CallLimits(
                        arguments.people().callsPerCaller(), arguments.people().callsPerAddress(), System::nanoTime));
        CallMetrics counted = new CallMetrics(http.metrics());
        GrpcTransport transport = opened(GrpcTransport.start(
                arguments.host(),
                arguments.grpcPort(),
                List.of(new RequestIds(), counted, access),
                Stream.concat(
                                endpoints.all(arguments).stream(),
                                PeopleEndpoints.of(store.people(), region.serviceArea(), arguments).stream())
                        .toList()));
        ScheduledExecutorService timer = timer();
        RouteTable routes = RouteTable.of(transport.services());
        FeedCache feeds = new FeedCache(
                region.serviceArea(),
                publicUrl(),
                dispatch,
                scheduler,
                positions,
                timetables::current,
                new PublicAlerts(
                        dispatch, streets, book, region.serviceArea().stops().size()));
        http.supply(
                new ApiAdapter(routes, transport.channel(), timer),
                OpenApiDocument.of(routes, VERSION),
                new ClientAddresses(arguments.people().trustedProxies()),
                new StaticFiles("web"),
                new TileSource(region.hash(), region.basemap()::findTile),
                feeds);
        ServiceMetrics metrics = new ServiceMetrics(http.metrics(), engine.metrics(), refusals)
                .commits(engine.metrics())
                .promises(engine::state)
                .gauge("feed.age.seconds", feeds::ageSeconds)
                .gauge("store.failing", () -> store.findFailure().isPresent() ? 1 : 0)
                .gauge("calls.open", counted::open)
                .gauge("log.events", () -> engine.state().version())
                .gauge("queue.depth", engine::waiting)
                .gauge("clock.seconds", () -> clock.now().getEpochSecond())
                .gauge("timetables.refused", timetables::refused)
                .gauge("rides.open", () -> RideBookings.open(engine.state()))
                .gauge(
                        "vehicles.working",
                        () -> engine.state().listShifts().stream()
                                .filter(ShiftState::running)
                                .count());
        Ticker ticker = new Ticker(timer, dispatch, book.calendar());
        Roster roster = new Roster(region.serviceArea());
        ticker.fill(roster);
        changes.start();
        learning.start();
        ticker.start(changes, roster, metrics, streets, settlements);
        StateKeeping keeping = opened(
                new StateKeeping(store, engine::state, arguments.settings().whole(Setting.SNAPSHOT_EVENTS)));
        ticker.every(StateKeeping.PERIOD, keeping::look);
        ticker.every(PROBE, store::probeIfFailing);
        readiness.livesWhile(engine::works);
        readiness.hinderedBy(() -> store.findFailure().map(why -> "The disk does not take what is booked: " + why));
        drained.add(grace -> transport.drain(counted::openWithOneAnswer, grace));
        transport.serving(true);
        return transport;
    }

    /** Those of the bundle, and those that are watched in their place. */
    private TimetableWatch timetables(RegionBundle region) {
        try {
            TimetableWatch watch = opened(TimetableWatch.of(region, arguments.gtfs(), arguments.data()));
            watch.start();
            return watch;
        } catch (UnusableTimetableException unusable) {
            throw new StartException(String.valueOf(unusable.getMessage()));
        }
    }

    /** A day that was asked for is lived through as today, or nothing is. */
    private void checkServiceDate(LocalDate today) {
        LocalDate asked = arguments.serviceDate().orElseThrow();
        if (!asked.equals(today)) {
            throw new StartException(
                    "--service-date '%s' can't be today: the bookings in %s go on to %s. Use another --data."
                            .formatted(asked, arguments.data(), today));
        }
        TimetableBook book = timetables.current();
        if (!book.feeds().isEmpty() && !TimetableDays.reach(book, today)) {
            throw new StartException("--service-date '%s' is no day of a timetable: %s."
                    .formatted(today, String.join("; ", TimetableDays.of(book, today))));
        }
    }

    private Optional<FareTable> fares(ServiceArea area) {
        if (arguments.fares().isEmpty()) {
            return arguments.demonstration() ? Optional.of(FareTable.demonstration(area.currency())) : Optional.empty();
        }
        Set<String> zones = area.zones().stream().map(zone -> zone.id().value()).collect(Collectors.toSet());
        try {
            return Optional.of(FareFileReader.read(arguments.fares().get(), area.currency(), zones));
        } catch (FareFileException unusable) {
            throw new StartException(String.valueOf(unusable.getMessage()));
        }
    }

    private URI publicUrl() {
        return arguments.publicUrl().orElseGet(() -> URI.create("http://localhost:%d/".formatted(http.port())));
    }

    /**
     * Opens a region.
     *
     * @throws StartException if it can't be used; the message says why
     */
    static RegionBundle openRegion(Path folder) {
        try {
            return RegionBundle.open(folder);
        } catch (IOException unusable) {
            throw new StartException(String.valueOf(unusable.getMessage()));
        }
    }

    private static RegionHolder.Lease await(CompletableFuture<RegionHolder.Lease> region) {
        try {
            return region.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StartException unusable) {
                throw unusable;
            }
            throw failed;
        }
    }

    private static void close(CompletableFuture<RegionHolder.Lease> region) throws IOException {
        try {
            region.join().close();
        } catch (CompletionException failed) {
            LOG.debug("There is no region to close.", failed);
        }
    }

    private SqliteStore openStore(ServiceArea area) {
        List<String> stopIds = area.stops().stream().map(VirtualStop::id).toList();
        try {
            return opened(SqliteStore.open(arguments.data(), area.name(), new PlaceNames(stopIds)));
        } catch (StoreException unusable) {
            throw new StartException(String.valueOf(unusable.getMessage()));
        }
    }

    private TokenCheck tokens(Tenant tenant, PeopleStore people) {
        Optional<String> operatorToken = arguments.operatorTokenFile().map(OperatorTokenFile::read);
        return new TokenCheck(tenant, operatorToken, people.tokens()::find);
    }

    private ScheduledExecutorService timer() {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("ticker-", 0).daemon().factory());
        open.push(timer::shutdownNow);
        return timer;
    }

    private <C extends AutoCloseable> C opened(C part) {
        open.push(part);
        return part;
    }

    /**
     * Says that it is not ready, takes no more calls after a while, lets those under way end, and closes everything in the
     * reverse order of its opening.
     */
    @Override
    public void close() {
        drain();
        readiness.set(false);
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                // Whatever fails, the rest is closed.
                LOG.error("A part of the service could not be closed.", failure);
            }
        }
    }

    private void drain() {
        if (!readiness.serves()) {
            return;
        }
        readiness.stopping();
        Settings settings = arguments.settings();
        LOG.info("Stopping: no more calls are taken, those under way end.");
        try {
            Thread.sleep(settings.seconds(Setting.DELAY_SECONDS));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        drained.forEach(part -> part.accept(settings.seconds(Setting.GRACE_SECONDS)));
    }
}
