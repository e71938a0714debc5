package org.noriai.api.web.contract;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.web.ClientAddresses;
import org.noriai.api.web.Compression;
import org.noriai.api.web.Problems;

/** Where the contract's paths meet the HTTP server. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApiController {

    private static final String PATH = "/api/v1/{+path}";
    private static final byte[] NO_BODY = {};

    private final ApiAdapter adapter;
    private final byte[] openApi;
    private final ClientAddresses addresses;

    ApiController(ApiAdapter adapter, OpenApiDocument openApi, ClientAddresses addresses) {
        this.addresses = addresses;
        this.adapter = adapter;
        this.openApi = openApi.text().getBytes(StandardCharsets.UTF_8);
    }

    @Get("/api/v1/openapi.yml")
    HttpResponse<?> openApi() {
        return HttpResponse.ok(openApi).contentType("application/yaml");
    }

    @Get(PATH)
    HttpResponse<?> get(HttpRequest<?> request) {
        return answer(request, Optional.empty());
    }

    @Delete(PATH)
    HttpResponse<?> delete(HttpRequest<?> request, @Body @Nullable byte[] body) {
        return answer(request, Optional.ofNullable(body));
    }

    @Post(PATH)
    HttpResponse<?> post(HttpRequest<?> request, @Body @Nullable byte[] body) {
        return answer(request, Optional.ofNullable(body));
    }

    @Put(PATH)
    HttpResponse<?> put(HttpRequest<?> request, @Body @Nullable byte[] body) {
        return answer(request, Optional.ofNullable(body));
    }

    @Patch(PATH)
    HttpResponse<?> patch(HttpRequest<?> request, @Body @Nullable byte[] body) {
        return answer(request, Optional.ofNullable(body));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Optional<byte[]> body) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.getParameters().forEach(query::put);
        ApiAdapter.Request asked = new ApiAdapter.Request(
                request.getMethodName(),
                request.getUri().getRawPath(),
                query,
                name -> request.getHeaders().get(name),
                addresses.of(request),
                body.orElse(NO_BODY));
        try {
            return switch (adapter.answer(asked)) {
                case ApiAdapter.Answer.Json json ->
                    Compression.respond(
                            request, json.text().getBytes(StandardCharsets.UTF_8), "application/json", "no-store");
                case ApiAdapter.Answer.Events events ->
                    HttpResponse.ok(events.events())
                            .contentType("text/event-stream")
                            .header("cache-control", "no-store")
                            .header("x-accel-buffering", "no");
            };
        } catch (ProblemException problem) {
            return withAllow(problem, request, Problems.respond(problem));
        }
    }

    private HttpResponse<?> withAllow(
            ProblemException problem, HttpRequest<?> request, MutableHttpResponse<byte[]> response) {
        return problem.kind() == ProblemKind.METHOD_NOT_ALLOWED
                ? response.header(
                        "allow",
                        String.join(", ", adapter.methods(request.getUri().getRawPath())))
                : response;
    }
}
