package org.noriai.api.rider;

import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.noriai.api.booking.OfferRequests;
import org.noriai.api.booking.RefusalCount;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fanout.ChangeStream;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.v1.Counts;
import org.noriai.api.v1.GetServiceAreaRequest;
import org.noriai.api.v1.InformationServiceGrpc;
import org.noriai.api.v1.ServiceArea;
import org.noriai.api.v1.VehiclesView;
import org.noriai.api.v1.WatchVehiclesRequest;
import org.noriai.api.view.Answers;
import org.noriai.api.view.LatestStream;
import org.noriai.api.view.Messages;
import org.noriai.api.view.StopCatalog;
import org.noriai.api.view.VehicleViews;
import org.noriai.dispatch.engine.EngineMetrics;
import org.noriai.dispatch.model.Load;

/**
 * {@code InformationService}: what everybody may know. The view of all vehicles is made once a second and shared by all
 * who watch. Thread-safe.
 */
public final class InformationEndpoint extends InformationServiceGrpc.InformationServiceImplBase {

    private final Dispatch dispatch;
    private final EngineMetrics metrics;
    private final RefusalCount refusals;
    private final VehicleViews vehicles;
    private final ServiceArea area;
    private final Set<LatestStream<VehiclesView>> watchers = ConcurrentHashMap.newKeySet();
    private volatile VehiclesView latest;

    /** Serves with these. */
    public InformationEndpoint(
            Dispatch dispatch,
            EngineMetrics metrics,
            RefusalCount refusals,
            VehicleViews vehicles,
            ServiceArea area,
            ChangeStream changes) {
        this.dispatch = dispatch;
        this.metrics = metrics;
        this.refusals = refusals;
        this.vehicles = vehicles;
        this.area = area;
        this.latest = VehiclesView.getDefaultInstance();
        changes.listen(change -> {
            if (change.tick() && !watchers.isEmpty()) {
                tell();
            }
        });
    }

    /** The part of the answer that does not change. */
    public static ServiceArea describe(
            org.noriai.routing.area.ServiceArea area,
            StopCatalog stops,
            String tiles,
            int tilesZoomMax,
            double speed,
            boolean demonstration) {
        Load partyMax = OfferRequests.partyMax(area);
        return ServiceArea.newBuilder()
                .setName(area.name())
                .setSouthWest(
                        Messages.latLng(area.bounds().south(), area.bounds().west()))
                .setNorthEast(
                        Messages.latLng(area.bounds().north(), area.bounds().east()))
                .setTimeZone(area.zone().getId())
                .setCurrency(area.currency().getCurrencyCode())
                .setLanguage(area.language().toLanguageTag())
                .setDrivesOnTheLeft(area.drivesOnTheLeft())
                .addAllStops(stops.all())
                .setAttribution(area.attribution())
                .setTiles(tiles)
                .setTilesZoomMax(tilesZoomMax)
                .setSpeed(speed)
                .setDemonstration(demonstration)
                .setPartySeatsMax(partyMax.seats())
                .setPartyWheelchairsMax(partyMax.wheelchairs())
                .setPartyLuggageMax(partyMax.luggage())
                .setBookingHorizonSeconds(area.horizonSecondsMax())
                .setWalkMetersMax(area.rules().walkMetersMax())
                .build();
    }

    @Override
    public void getServiceArea(GetServiceAreaRequest request, StreamObserver<ServiceArea> observer) {
        Answers.one(
                observer,
                () -> area.toBuilder()
                        .setNow(Messages.timestamp(dispatch.clock().now()))
                        .build());
    }

    @Override
    public void watchVehicles(WatchVehiclesRequest request, StreamObserver<VehiclesView> observer) {
        LatestStream<VehiclesView> stream =
                LatestStream.open(observer, view -> view.toBuilder().clearNow().build(), watchers::remove);
        if (watchers.size() >= ChangeStream.LISTENERS_MAX) {
            stream.fail(new ProblemException(ProblemKind.OVERLOADED, "Too many streams are open. Try again later."));
            return;
        }
        if (watchers.isEmpty()) {
            latest = view();
        }
        watchers.add(stream);
        stream.offer(latest);
    }

    private void tell() {
        VehiclesView view = view();
        latest = view;
        watchers.forEach(stream -> stream.offer(view));
    }

    private VehiclesView view() {
        return VehiclesView.newBuilder()
                .setNow(Messages.timestamp(dispatch.clock().now()))
                .addAllVehicles(vehicles.all(dispatch.state()))
                .setCounts(Counts.newBuilder()
                        .setRequests(metrics.count("requests") + refusals.total())
                        .setConfirmed(metrics.count("rides.confirmed"))
                        .setCompleted(metrics.count("rides.completed"))
                        .setPromisesKept(metrics.count("promises.kept", "pickup"))
                        .setPromisesBroken(metrics.count("promises.broken", "pickup"))
                        .setRefused(metrics.count("refused") + refusals.total()))
                .build();
    }
}
