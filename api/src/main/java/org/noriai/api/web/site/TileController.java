package org.noriai.api.web.site;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.web.Compression;
import org.noriai.api.web.Problems;

/** The basemap. The hash in the path names the map's content, so whoever has a tile has it for good. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TileController {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final TileSource tiles;

    TileController(TileSource tiles) {
        this.tiles = tiles;
    }

    @Get("/tiles/{hash}/{z}/{x}/{y}")
    HttpResponse<?> tile(HttpRequest<?> request, String hash, int z, int x, int y) {
        if (!hash.equals(tiles.hash())) {
            return Problems.respond(ProblemKind.NOT_FOUND, "There is no map of this hash.");
        }
        Optional<byte[]> tile = tiles.find().tile(z, x, y);
        if (tile.isEmpty()) {
            return HttpResponse.noContent().header("cache-control", FOR_GOOD);
        }
        boolean zip = Compression.accepts(request);
        var response = HttpResponse.ok(zip ? tile.get() : unzip(tile.get()))
                .contentType("application/vnd.mapbox-vector-tile")
                .header("vary", "accept-encoding")
                .header("cache-control", FOR_GOOD);
        return zip ? response.header("content-encoding", "gzip") : response;
    }

    private static byte[] unzip(byte[] zipped) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException("A tile of the basemap can't be unzipped.", damaged);
        }
    }
}
