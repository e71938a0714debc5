package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.v1.LatLng;

/** What HTTP adds: problems, streams, documents, files. */
class HttpTest extends RunningService {

    @Test
    void httpRefusesWhatItCanNotRead() throws Exception {
        String token = newRider();
        assertThat(get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/nothing.js").statusCode()).isEqualTo(404);
        HttpResponse<String> wrongMethod = http.send(
                to("/api/v1/offers").PUT(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("allow").orElse(""))
                .contains("POST")
                .doesNotContain("PUT");
        HttpResponse<String> form = http.send(
                to("/api/v1/offers")
                        .header("content-type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(post("/api/v1/offers", token, "[1,2").statusCode()).isEqualTo(400);
        HttpResponse<String> large = post("/api/v1/offers", token, " ".repeat(2 << 20));
        assertThat(large.statusCode()).isEqualTo(413);
        for (HttpResponse<String> response : List.of(wrongMethod, form, large, get("/api/v1/nothing"))) {
            assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
            assertThat(json(response).get("type").getAsString()).startsWith("urn:noriai:problem:");
            assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        }
    }

    @Test
    void streamsAreServerSentEvents() throws IOException, InterruptedException {
        HttpResponse<InputStream> live = http.send(to("/api/v1/vehicles/live").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            assertThat(first).startsWith("data: {");
            assertThat(JsonParser.parseString(first.substring(6))
                            .getAsJsonObject()
                            .getAsJsonArray("vehicles"))
                    .hasSize(3);
            assertThat(lines.readLine()).isEmpty();
        }
    }

    @Test
    void aStreamThatIsRefusedIsAProblemAndNoStream() throws Exception {
        HttpResponse<String> response = get("/api/v1/rides/none/live?access_token=" + newRider());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).get("status").getAsInt()).isEqualTo(404);
        assertThat(get("/api/v1/rides/none/live").statusCode()).isEqualTo(401);
    }

    @Test
    void healthMetricsDocumentsAndTilesAreThere() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains("noriai_calls_seconds_count{method=\"noriai.v1.InformationService/GetServiceArea\"")
                .contains("noriai_vehicles_working")
                .contains("jvm_memory_used_bytes");
        assertThat(get("/api/v1/openapi.yml").body())
                .contains("/api/v1/rides/{rideId}/live:", "Idempotency-Key", "text/event-stream", "bearer")
                .contains("Turns a held offer into a promise.");
        String template = area.getTiles();
        LatLng stop = area.getStops(0).getLocation();
        int zoom = area.getTilesZoomMax();
        double north = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(stop.getLatitude()) / 2));
        String there = template.replace("{z}", String.valueOf(zoom))
                .replace("{x}", String.valueOf((int) ((stop.getLongitude() + 180) / 360 * (1 << zoom))))
                .replace("{y}", String.valueOf((int) ((1 - north / Math.PI) / 2 * (1 << zoom))));
        HttpResponse<byte[]> tile = http.send(to(there).build(), BodyHandlers.ofByteArray());
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("cache-control").orElse("")).contains("immutable");
        assertThat(get("/tiles/other/0/0/0").statusCode()).isEqualTo(404);
        assertThat(get(template.replace("{z}", "x").replace("{x}", "0").replace("{y}", "0"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/gtfs/gtfs.zip").statusCode()).isEqualTo(200);
        assertThat(get("/gtfs-rt/other.pb").statusCode()).isEqualTo(404);
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }
}
