package org.noriai.api.configure;

import io.grpc.BindableService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.noriai.api.booking.OfferRequests;
import org.noriai.api.booking.RefusalCount;
import org.noriai.api.booking.RideBookings;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.dispatch.PublicPlans;
import org.noriai.api.dispatch.Roster;
import org.noriai.api.driver.DriverEndpoint;
import org.noriai.api.driver.ManifestViews;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fanout.LegOrigins;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.operator.OperatorEndpoint;
import org.noriai.api.rider.AccountEndpoint;
import org.noriai.api.rider.BookingEndpoint;
import org.noriai.api.rider.InformationEndpoint;
import org.noriai.api.rider.RideViews;
import org.noriai.api.security.AccessInterceptor;
import org.noriai.api.security.AddressKeys;
import org.noriai.api.security.Principal;
import org.noriai.api.security.RateLimit;
import org.noriai.api.security.TokenCheck;
import org.noriai.api.store.Accounts;
import org.noriai.api.store.Caller;
import org.noriai.api.store.PlaceNames;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.store.StoreException;
import org.noriai.api.view.StopCatalog;
import org.noriai.api.view.VehicleViews;
import org.noriai.api.view.Ways;
import org.noriai.api.web.ApiAdapter;
import org.noriai.api.web.FeedCache;
import org.noriai.api.web.OpenApiDocument;
import org.noriai.api.web.Readiness;
import org.noriai.api.web.RouteTable;
import org.noriai.api.web.StaticFiles;
import org.noriai.api.web.TileSource;
import org.noriai.dispatch.engine.EngineLimits;
import org.noriai.dispatch.engine.ServiceAreaEngine;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.area.VirtualStop;
import org.noriai.routing.region.RegionBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service of one area, put together and running until it is closed. */
public final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final String VERSION = "0.1.0";

    /** Accounts that one address may open at once, and each second in the long run. */
    private static final int ACCOUNTS_BURST = 60;

    private static final double ACCOUNTS_PER_SECOND = 0.5;

    private final Readiness readiness = new Readiness();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ServerArguments arguments;
    private final HttpTransport http;
    private final GrpcTransport grpc;

    private Service(ServerArguments arguments) {
        this.arguments = arguments;
        try {
            this.http = opened(HttpTransport.start(arguments.host(), arguments.port(), readiness));
            this.grpc = assemble();
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
        return new Service(arguments);
    }

    /** The port of HTTP. */
    public int httpPort() {
        return http.port();
    }

    /** The port of gRPC. */
    public int grpcPort() {
        return grpc.port();
    }

    private GrpcTransport assemble() {
        RegionBundle region = openRegion(arguments.region());
        ServiceArea area = region.serviceArea();
        ScaledClock clock =
                new ScaledClock(arguments.clockStart().orElseGet(Instant::now), arguments.speed(), System::nanoTime);
        SqliteStore store = openStore(area);
        ServiceAreaEngine engine = opened(ServiceAreaEngine.open(
                region.travelTimes(), area.rules(), store.eventLog(), clock, EngineLimits.DEFAULT));
        FleetState replayed = engine.state();
        if (replayed.version() > 0) {
            clock.advanceTo(AreaTime.toInstant(replayed.atSeconds()));
            LOG.info("Replayed {} events of {}.", replayed.version(), area.name());
        }
        return connect(region, store, engine, clock);
    }

    private GrpcTransport connect(RegionBundle region, SqliteStore store, ServiceAreaEngine engine, ScaledClock clock) {
        ServiceArea area = region.serviceArea();
        ScheduledExecutorService timer = timer();
        Dispatch dispatch = new Dispatch(engine, clock);
        ChangeStream changes = opened(new ChangeStream());
        LegOrigins origins = new LegOrigins();
        opened(engine.listen(publication -> {
            origins.observe(publication);
            changes.publish(publication);
        }));
        PositionBook positions = new PositionBook();
        StopCatalog stops = new StopCatalog(area.stops());
        PublicPlans plans = new PublicPlans(new PlanScheduler(region.travelTimes()));
        Ways ways = new Ways(region.streets());
        VehicleViews vehicles = new VehicleViews(clock, plans, positions, origins, stops, ways);
        RefusalCount refusals = new RefusalCount();
        BookingEndpoint booking = new BookingEndpoint(
                dispatch,
                new OfferRequests(dispatch, area, region.streets(), refusals),
                new RideBookings(dispatch, store.confirmations()),
                changes,
                stops,
                new RideViews(clock, plans, stops, vehicles),
                area.language());
        InformationEndpoint information = new InformationEndpoint(
                dispatch,
                engine.metrics(),
                refusals,
                vehicles,
                InformationEndpoint.describe(
                        area,
                        stops,
                        "/tiles/" + region.hash() + "/{z}/{x}/{y}",
                        region.basemap().zoomMax(),
                        arguments.speed(),
                        arguments.demonstration()),
                changes);
        List<BindableService> endpoints = List.of(
                booking,
                information,
                new AccountEndpoint(
                        store.accounts(), new RateLimit(ACCOUNTS_BURST, ACCOUNTS_PER_SECOND, System::nanoTime)),
                new DriverEndpoint(
                        dispatch, new ManifestViews(clock, plans, origins, stops, ways), positions, changes, stops),
                new OperatorEndpoint(dispatch, vehicles, store.accounts()));
        AccessInterceptor access = new AccessInterceptor(tokens(store.accounts()), new AddressKeys());
        GrpcTransport transport =
                opened(GrpcTransport.start(arguments.host(), arguments.grpcPort(), access, endpoints));
        RouteTable routes = RouteTable.of(transport.services());
        http.supply(
                new ApiAdapter(routes, transport.channel(), timer),
                OpenApiDocument.of(routes, VERSION),
                new StaticFiles("web"),
                new TileSource(region.hash(), region.basemap()::findTile),
                new FeedCache(area, publicUrl(), dispatch, new PlanScheduler(region.travelTimes()), positions));
        Ticker ticker = new Ticker(timer, dispatch);
        Roster roster = new Roster(area);
        ticker.fill(roster);
        changes.start();
        ticker.start(changes, roster, new ServiceMetrics(http.metrics(), engine.metrics(), refusals));
        transport.serving(true);
        return transport;
    }

    private URI publicUrl() {
        return arguments.publicUrl().orElseGet(() -> URI.create("http://localhost:%d/".formatted(http.port())));
    }

    private RegionBundle openRegion(Path folder) {
        try {
            return opened(RegionBundle.open(folder));
        } catch (IOException unusable) {
            throw new StartException(String.valueOf(unusable.getMessage()));
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

    private TokenCheck tokens(Accounts accounts) {
        Optional<String> operatorToken = arguments.operatorTokenFile().map(OperatorTokenFile::read);
        return new TokenCheck(
                operatorToken,
                token -> accounts.findByToken(token).map(caller -> switch (caller) {
                    case Caller.Rider rider -> new Principal.Rider(rider.id());
                    case Caller.Device device -> new Principal.Device(device.vehicle());
                }));
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

    /** Says that it no longer serves, lets calls end, and closes everything in the reverse order of its opening. */
    @Override
    public void close() {
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
}
