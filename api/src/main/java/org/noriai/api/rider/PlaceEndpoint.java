package org.noriai.api.rider;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import org.noriai.api.security.Caller;
import org.noriai.api.security.RateLimit;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.PlaceServiceGrpc;
import org.noriai.api.v1.ReverseLookupRequest;
import org.noriai.api.v1.ReverseLookupResponse;
import org.noriai.api.v1.SearchPlacesRequest;
import org.noriai.api.v1.SearchPlacesResponse;
import org.noriai.api.view.Answers;
import org.noriai.routing.place.Place;
import org.noriai.routing.place.PlaceIndex;
import org.noriai.routing.place.PlaceQuery;
import org.noriai.routing.place.PlacesAtPoint;

/** {@code PlaceService}: places by name, and names of points. Nothing that is asked for is kept. Thread-safe. */
public final class PlaceEndpoint extends PlaceServiceGrpc.PlaceServiceImplBase {

    private static final int LIMIT_USUAL = 10;

    private final PlaceIndex places;
    private final PlaceViews views;
    private final StopUse use;
    private final RateLimit limit;

    /**
     * Serves with these.
     *
     * @param limit by caller; a search comes with each letter that is typed
     */
    public PlaceEndpoint(PlaceIndex places, PlaceViews views, StopUse use, RateLimit limit) {
        this.places = places;
        this.views = views;
        this.use = use;
        this.limit = limit;
    }

    @Override
    public void searchPlaces(SearchPlacesRequest request, StreamObserver<SearchPlacesResponse> observer) {
        Answers.one(observer, () -> {
            admit();
            PlaceCheck.search(request);
            Optional<PlaceQuery.Point> near =
                    request.hasNear() ? Optional.of(point(request.getNear())) : Optional.empty();
            List<Place> found = places.search(
                    new PlaceQuery(
                            request.getText(),
                            near,
                            Optional.of(views.bounds()),
                            request.hasLimit() ? request.getLimit() : LIMIT_USUAL),
                    use.usage());
            return SearchPlacesResponse.newBuilder()
                    .addAllPlaces(found.stream().map(views::of).toList())
                    .build();
        });
    }

    @Override
    public void reverseLookup(ReverseLookupRequest request, StreamObserver<ReverseLookupResponse> observer) {
        Answers.one(observer, () -> {
            admit();
            PlaceCheck.reverse(request);
            PlacesAtPoint found = places.at(point(request.getLocation()));
            ReverseLookupResponse.Builder answer = ReverseLookupResponse.newBuilder();
            found.findNearest()
                    .ifPresent(one ->
                            answer.setPlace(views.of(one.place())).setPlaceMeters((int) Math.round(one.meters())));
            found.findAddress()
                    .ifPresent(one ->
                            answer.setAddress(views.of(one.place())).setAddressMeters((int) Math.round(one.meters())));
            return answer.build();
        });
    }

    private void admit() {
        limit.admit(Caller.current().principal().actor(), "searches from this account");
    }

    private static PlaceQuery.Point point(LatLng point) {
        return new PlaceQuery.Point(point.getLatitude(), point.getLongitude());
    }
}
