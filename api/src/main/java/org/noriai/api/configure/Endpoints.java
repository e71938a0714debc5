package org.noriai.api.configure;

import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.List;
import org.noriai.api.account.ProfileCheck;
import org.noriai.api.booking.KeyedCalls;
import org.noriai.api.booking.OfferRequests;
import org.noriai.api.booking.RefusalCount;
import org.noriai.api.booking.ReturnRequests;
import org.noriai.api.booking.RideBookings;
import org.noriai.api.desk.DeskEndpoint;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.dispatch.PublicPlans;
import org.noriai.api.driver.DriverEndpoint;
import org.noriai.api.driver.ManifestViews;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.fanout.LegOrigins;
import org.noriai.api.fanout.PositionBook;
import org.noriai.api.fare.FareEndpoint;
import org.noriai.api.fare.Pricing;
import org.noriai.api.fare.Settlements;
import org.noriai.api.operator.FleetViews;
import org.noriai.api.operator.OperatorEndpoint;
import org.noriai.api.rider.AccountEndpoint;
import org.noriai.api.rider.BookingEndpoint;
import org.noriai.api.rider.CertificateClasses;
import org.noriai.api.rider.InformationEndpoint;
import org.noriai.api.rider.PlaceEndpoint;
import org.noriai.api.rider.PlaceViews;
import org.noriai.api.rider.ProfileEndpoint;
import org.noriai.api.rider.RideViews;
import org.noriai.api.rider.RiderNotices;
import org.noriai.api.rider.RiderRecords;
import org.noriai.api.rider.StopUse;
import org.noriai.api.security.RateLimit;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.street.LiveStreets;
import org.noriai.api.view.StopCatalog;
import org.noriai.api.view.VehicleViews;
import org.noriai.api.view.Ways;
import org.noriai.dispatch.engine.EngineMetrics;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.state.PlanScheduler;
import org.noriai.dispatch.state.PromiseForecast;
import org.noriai.routing.area.ServiceArea;
import org.noriai.routing.region.RegionBundle;

/** Puts the endpoints of the contract together. */
final class Endpoints {

    private final Settings settings;
    private static final int RIDES_OF_A_RIDER_MAX = 20_000;

    private final RegionBundle region;
    private final ServiceArea area;
    private final SqliteStore store;
    private final EngineMetrics metrics;
    private final Dispatch dispatch;
    private final ChangeStream changes;
    private final LegOrigins origins;
    private final PositionBook positions;
    private final RefusalCount refusals;
    private final RuleBook book;
    private final LiveStreets streets;
    private final Pricing pricing;
    private final Settlements settlements;
    private final PromiseForecast forecast;
    private final StopCatalog stops;
    private final PublicPlans plans;
    private final Ways ways;
    private final VehicleViews vehicles;
    private final KeyedCalls calls;

    Endpoints(
            Settings settings,
            RegionBundle region,
            PlanScheduler scheduler,
            SqliteStore store,
            EngineMetrics metrics,
            Dispatch dispatch,
            ChangeStream changes,
            LegOrigins origins,
            PositionBook positions,
            RefusalCount refusals,
            RuleBook book,
            LiveStreets streets,
            Pricing pricing,
            Settlements settlements) {
        this.pricing = pricing;
        this.settlements = settlements;
        this.book = book;
        this.streets = streets;
        this.forecast = new PromiseForecast(scheduler);
        this.settings = settings;
        this.region = region;
        this.area = region.serviceArea();
        this.store = store;
        this.metrics = metrics;
        this.dispatch = dispatch;
        this.changes = changes;
        this.origins = origins;
        this.positions = positions;
        this.refusals = refusals;
        this.calls = new KeyedCalls(
                dispatch,
                store.answers(),
                InstantSource.system(),
                settings.hours(Setting.ANSWERS_HOURS),
                settings.hours(Setting.TABLET_ANSWERS_HOURS));
        this.stops = new StopCatalog(area.stops());
        this.plans = new PublicPlans(scheduler);
        this.ways = new Ways(region.streets());
        this.vehicles = new VehicleViews(dispatch.clock(), plans, positions, origins, stops, ways);
    }

    List<BindableService> all(ServerArguments arguments) {
        RateLimit accounts = PeopleEndpoints.limit(
                settings.whole(Setting.ACCOUNTS_BURST),
                settings.number(Setting.ACCOUNTS_PER_SECOND),
                arguments.people().callsPerAddress() == 0);
        ManifestViews manifests = new ManifestViews(dispatch.clock(), plans, origins, stops, ways, store.messages());
        BookingEndpoint booking = booking();
        RiderRecords records = records();
        return List.of(
                booking,
                information(arguments.demonstration()),
                new AccountEndpoint(store.people().tokens(), accounts),
                new ProfileEndpoint(records),
                new DeskEndpoint(records, booking, PeopleEndpoints.contacts(area), stops, area.zone()),
                places(),
                new DriverEndpoint(dispatch, manifests, positions, changes, stops, store.messages(), calls),
                new OperatorEndpoint(
                        dispatch,
                        changes,
                        vehicles,
                        new FleetViews(dispatch, vehicles, plans, forecast, streets, store.messages()),
                        store,
                        streets,
                        book,
                        area.duty()),
                new FareEndpoint(dispatch, book.calendar(), area.currency(), store.fares(), settlements));
    }

    private BookingEndpoint booking() {
        OfferRequests offers = new OfferRequests(
                dispatch,
                area,
                region.streets(),
                refusals,
                pricing,
                new CertificateClasses(store.people().riders(), dispatch.clock(), area.zone()));
        return new BookingEndpoint(
                dispatch,
                offers,
                new RideBookings(dispatch, calls, pricing),
                changes,
                stops,
                rideViews(),
                pricing,
                new ReturnRequests(dispatch, offers, pricing),
                area.name(),
                area.language());
    }

    private RideViews rideViews() {
        return new RideViews(
                dispatch.clock(),
                plans,
                stops,
                vehicles,
                new RiderNotices(book, store.messages()),
                pricing,
                settlements);
    }

    private RiderRecords records() {
        return new RiderRecords(
                store.people(),
                dispatch,
                new RideBookings(dispatch, calls, pricing),
                rideViews(),
                this::rides,
                new ProfileCheck(PeopleEndpoints.contacts(area)));
    }

    /** A rider's rides, the latest first. */
    private List<Ride> rides(RiderId rider) {
        return store.rides().listOf(rider, RIDES_OF_A_RIDER_MAX);
    }

    private PlaceEndpoint places() {
        StopUse use = new StopUse(
                region.places(), area.stops(), () -> dispatch.state().listRides(), System::nanoTime);
        RateLimit searches = new RateLimit(
                settings.whole(Setting.SEARCHES_BURST), settings.number(Setting.SEARCHES_PER_SECOND), System::nanoTime);
        return new PlaceEndpoint(region.places(), new PlaceViews(area.bounds()), use, searches);
    }

    private InformationEndpoint information(boolean demonstration) {
        return new InformationEndpoint(
                dispatch,
                metrics,
                refusals,
                vehicles,
                InformationEndpoint.describe(
                        area,
                        stops,
                        "/tiles/" + region.hash() + "/{z}/{x}/{y}",
                        region.basemap().zoomMax(),
                        dispatch.clock().speed(),
                        demonstration),
                changes);
    }
}
