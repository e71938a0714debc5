package org.noriai.api.web.site;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.Set;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.web.Compression;
import org.noriai.api.web.Problems;

/** The web app: its page at the paths of its faces, and its files. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SiteController {

    private static final String PAGE = "index.html";
    private static final Set<String> FACES = Set.of("desk", "dispatcher", "driver");
    private static final String DEPARTURES = "departures/";

    private final StaticFiles files;

    SiteController(StaticFiles files) {
        this.files = files;
    }

    @Get("/")
    HttpResponse<?> page(HttpRequest<?> request) {
        return respond(request, PAGE);
    }

    @Get("/{+path}")
    HttpResponse<?> file(HttpRequest<?> request, String path) {
        boolean face = FACES.contains(path) || path.startsWith(DEPARTURES);
        return respond(request, face ? PAGE : path);
    }

    private HttpResponse<?> respond(HttpRequest<?> request, String path) {
        Optional<StaticFiles.StaticFile> found = files.find(path);
        if (found.isEmpty()) {
            return Problems.respond(ProblemKind.NOT_FOUND, "There is nothing at this path.");
        }
        StaticFiles.StaticFile file = found.get();
        boolean zip = file.zipped().length < file.plain().length && Compression.accepts(request);
        MutableHttpResponse<byte[]> response = HttpResponse.ok(zip ? file.zipped() : file.plain())
                .header("content-type", file.type())
                .header("vary", "accept-encoding")
                .header("cache-control", file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
        return zip ? response.header("content-encoding", "gzip") : response;
    }
}
