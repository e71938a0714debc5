package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.Place;
import org.noriai.api.v1.PlaceKind;
import org.noriai.api.v1.PlaceServiceGrpc;
import org.noriai.api.v1.PlaceServiceGrpc.PlaceServiceBlockingStub;
import org.noriai.api.v1.ReverseLookupRequest;
import org.noriai.api.v1.ReverseLookupResponse;
import org.noriai.api.v1.SearchPlacesRequest;
import org.noriai.api.v1.VirtualStop;

/** Places by name and names of points, over both doors. */
final class PlaceServiceTest extends RunningService {

    private PlaceServiceBlockingStub places() {
        return as(newRider(), PlaceServiceGrpc.newBlockingStub(channel));
    }

    private static SearchPlacesRequest text(String text) {
        return SearchPlacesRequest.newBuilder().setText(text).build();
    }

    @Test
    void placesAreFoundAsOneTypes() {
        List<Place> found = places().searchPlaces(text("hopital")).getPlacesList();
        assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(10);
        assertThat(found.getFirst().getName()).containsIgnoringCase("Hôpital");
        assertThat(places().searchPlaces(text("monte carlo")).getPlacesList())
                .anySatisfy(place -> assertThat(place.getName()).contains("Monte-Carlo"));
    }

    @Test
    void stopsOfTheServiceAreFoundWithTheirIds() {
        VirtualStop stop = area.getStops(0);
        Place first = places().searchPlaces(text(stop.getName())).getPlaces(0);
        assertThat(first.getStopId()).isEqualTo(stop.getStopId());
        assertThat(first.getKind()).isEqualTo(PlaceKind.VIRTUAL_STOP);
        assertThat(first.getLocation()).isEqualTo(stop.getLocation());
        assertThat(first.getInServiceArea()).isTrue();
    }

    @Test
    void aPointIsNamed() {
        VirtualStop stop = area.getStops(0);
        ReverseLookupResponse named = places().reverseLookup(ReverseLookupRequest.newBuilder()
                .setLocation(stop.getLocation())
                .build());
        assertThat(named.getPlaceMeters()).isZero();
        assertThat(named.getAddress().getName()).isNotEmpty();
    }

    @Test
    void whatIsWrongIsToldAtOnceWithFieldAndValue() {
        ProblemException wrong = problem(() -> places().searchPlaces(SearchPlacesRequest.newBuilder()
                .setText("x".repeat(101))
                .setNear(LatLng.newBuilder().setLatitude(Double.NaN).setLongitude(181))
                .setLimit(10_000)
                .build()));
        assertThat(wrong.kind()).isEqualTo(ProblemKind.INVALID_INPUT);
        assertThat(wrong.problems())
                .extracting(FieldProblem::field)
                .containsExactly("text", "near.latitude", "near.longitude", "limit");
        ProblemException none = problem(() -> places().searchPlaces(
                        SearchPlacesRequest.newBuilder().setLimit(0).build()));
        assertThat(none.problems())
                .extracting(FieldProblem::message)
                .containsExactly("text '' must not be empty.", "limit '0' must be a number from 1 to 50.");
        assertThat(problem(() -> places().reverseLookup(ReverseLookupRequest.getDefaultInstance()))
                        .problems())
                .extracting(FieldProblem::field)
                .containsExactly("location");
    }

    @Test
    void nobodyIsAnsweredWithoutARidersToken() {
        PlaceServiceBlockingStub nobody = PlaceServiceGrpc.newBlockingStub(channel);
        assertThat(problem(() -> nobody.searchPlaces(text("port"))).kind()).isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(problem(() -> as(newTablet(), nobody).searchPlaces(text("port")))
                        .kind())
                .isEqualTo(ProblemKind.FORBIDDEN);
    }

    @Test
    void theSameIsAnsweredAsJson() throws Exception {
        String token = newRider();
        HttpResponse<String> found = post("/api/v1/places/search", token, "{\"text\":\"casino\",\"limit\":2}");
        assertThat(found.statusCode()).isEqualTo(200);
        JsonObject first = json(found).getAsJsonArray("places").get(0).getAsJsonObject();
        assertThat(first.get("name").getAsString()).containsIgnoringCase("casino");
        HttpResponse<String> wrong = post("/api/v1/places/nearest", token, "{\"location\":{\"latitude\":\"NaN\"}}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("location.latitude");
        assertThat(post("/api/v1/places/search", "nobody", "{\"text\":\"casino\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoAsksTooOftenIsToldToWait() {
        PlaceServiceBlockingStub rider = places();
        ProblemException told = problem(() -> {
            for (int i = 0; i < 2_000; i++) {
                rider.searchPlaces(text("p"));
            }
        });
        assertThat(told.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
    }
}
