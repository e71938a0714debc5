package org.noriai.api.web.site;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noriai.api.feed.FeedBytes;
import org.noriai.api.feed.TripKind;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.web.Problems;

/** The public feeds, with conditional requests answered (RFC 9110, 13). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedController {

    /** RFC 9110, 5.6.7: two digits for the day, unlike Java's own format. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static final String PROTOBUF = ".pb";
    private static final String JSON = ".json";

    private final FeedCache feeds;

    FeedController(FeedCache feeds) {
        this.feeds = feeds;
    }

    @Get("/gtfs-rt/{file}")
    HttpResponse<?> realtime(HttpRequest<?> request, String file, @QueryValue(defaultValue = "0") String added) {
        boolean json = file.endsWith(JSON);
        if (!json && !file.endsWith(PROTOBUF)) {
            return unknown();
        }
        String name = file.substring(0, file.lastIndexOf('.'));
        TripKind kind = added.equals("1") ? TripKind.ADDED : TripKind.NEW;
        Optional<FeedBytes> feed = feeds.findRealtime(name, kind, json);
        return feed.isEmpty()
                ? unknown()
                : respond(request, feed.get(), json ? "application/json" : "application/x-protobuf", "no-cache");
    }

    @Get("/gtfs/gtfs.zip")
    HttpResponse<?> gtfs(HttpRequest<?> request) {
        return respond(request, feeds.zip(), "application/zip", "public, max-age=300");
    }

    private static HttpResponse<?> unknown() {
        return Problems.respond(ProblemKind.NOT_FOUND, "There is no such feed.");
    }

    private static HttpResponse<?> respond(HttpRequest<?> request, FeedBytes feed, String type, String cache) {
        Instant modified = feed.lastModified().truncatedTo(ChronoUnit.SECONDS);
        var response = unchanged(request, feed, modified)
                ? HttpResponse.notModified()
                : HttpResponse.ok(feed.toByteArray()).contentType(type);
        return response.header("last-modified", rfc1123(modified))
                .header("etag", feed.etag())
                .header("cache-control", cache);
    }

    private static boolean unchanged(HttpRequest<?> request, FeedBytes feed, Instant modified) {
        String match = request.getHeaders().get("if-none-match");
        if (match != null) {
            return match.equals("*") || match.contains(feed.etag());
        }
        return since(request.getHeaders().get("if-modified-since"))
                .map(since -> !modified.isAfter(since))
                .orElse(false);
    }

    private static Optional<Instant> since(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String rfc1123(Instant instant) {
        return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
    }
}
