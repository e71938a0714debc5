package org.noriai.api.web.contract;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.noriai.api.metrics.RequestIds;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.problem.Statuses;
import org.noriai.api.security.AccessInterceptor;
import org.reactivestreams.Publisher;

/**
 * Serves the contract as JSON: finds the method by its annotation, calls it over the in-process transport as any gRPC
 * client would, and writes the answer. Knows no method by name. Thread-safe.
 */
public final class ApiAdapter {

    /** What every path of the contract begins with. */
    static final String PREFIX = "/api/v1/";

    private static final String EVENT_STREAM_TOKEN = "access_token";

    private final RouteTable routes;
    private final Channel channel;
    private final ScheduledExecutorService timer;
    private final JsonFormat.Printer printer = JsonFormat.printer().omittingInsignificantWhitespace();

    /**
     * Serves these routes.
     *
     * @param channel in process, to the server that has the routes' methods
     * @param timer for heartbeats
     */
    public ApiAdapter(RouteTable routes, Channel channel, ScheduledExecutorService timer) {
        this.routes = routes;
        this.channel = channel;
        this.timer = timer;
    }

    /**
     * An HTTP request, as far as this adapter wants to know.
     *
     * @param method as {@code GET}
     * @param path as it came, not decoded
     * @param query parameters
     * @param header finds a header
     * @param clientAddress from where
     * @param body empty if there is none
     */
    record Request(
            String method,
            String path,
            Map<String, List<String>> query,
            Function<String, @Nullable String> header,
            String clientAddress,
            byte[] body) {}

    /** What to answer. */
    sealed interface Answer {

        /**
         * JSON.
         *
         * @param text of one object
         */
        record Json(String text) implements Answer {}

        /**
         * Server-sent events.
         *
         * @param events as they are sent
         */
        record Events(Publisher<byte[]> events) implements Answer {}
    }

    /** HTTP methods that the path knows; none if it is no path of the contract. */
    SortedSet<String> methods(String path) {
        return routes.methods(path);
    }

    /**
     * Calls the method.
     *
     * @throws ProblemException if it can't be done
     */
    Answer answer(Request request) {
        RouteTable.Match match = routes.find(request.method(), request.path()).orElseThrow(() -> unknown(request));
        HttpRoute route = match.route();
        checkContentType(route, request);
        Map<String, List<String>> query = withoutToken(route, request.query());
        Message message = new RequestReader(route).read(match.variables(), query, request.header(), request.body());
        try {
            return route.schema().isServerStreaming()
                    ? stream(route, request, message)
                    : new Answer.Json(json(unary(route, request, message)));
        } catch (CompletionException failed) {
            throw Statuses.toProblem(failed.getCause() == null ? failed : failed.getCause());
        } catch (StatusRuntimeException failed) {
            throw Statuses.toProblem(failed);
        }
    }

    private Message unary(HttpRoute route, Request request, Message message) {
        Channel withHeaders = ClientInterceptors.intercept(
                channel, MetadataUtils.newAttachHeadersInterceptor(headers(route, request)));
        return ClientCalls.blockingUnaryCall(withHeaders, route.grpc(), CallOptions.DEFAULT, message);
    }

    private Answer stream(HttpRoute route, Request request, Message message) {
        ClientCall<Message, Message> call = channel.newCall(route.grpc(), CallOptions.DEFAULT);
        CompletableFuture<EventStream> opened =
                EventStream.open(call, headers(route, request), message, this::json, timer);
        return new Answer.Events(opened.join().events());
    }

    private ProblemException unknown(Request request) {
        SortedSet<String> methods = routes.methods(request.path());
        return methods.isEmpty()
                ? new ProblemException(ProblemKind.NOT_FOUND, "There is no such path in this API.")
                : new ProblemException(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        "This path takes %s, not %s.".formatted(String.join(", ", methods), request.method()));
    }

    private static void checkContentType(HttpRoute route, Request request) {
        String type =
                Optional.ofNullable(request.header().apply("content-type")).orElse("");
        boolean json = type.regionMatches(true, 0, "application/json", 0, "application/json".length());
        if (route.takesBody() && request.body().length > 0 && !json) {
            throw new ProblemException(
                    ProblemKind.UNSUPPORTED_CONTENT_TYPE, "The content type must be application/json.");
        }
    }

    private static Metadata headers(HttpRoute route, Request request) {
        Metadata headers = new Metadata();
        String id = request.header().apply(RequestIds.HEADER.name());
        if (id != null) {
            headers.put(RequestIds.HEADER, id);
        }
        headers.put(AccessInterceptor.CLIENT_ADDRESS, request.clientAddress());
        String authorization = request.header().apply("authorization");
        List<String> token = request.query().get(EVENT_STREAM_TOKEN);
        if (authorization != null) {
            headers.put(AccessInterceptor.AUTHORIZATION, authorization);
        } else if (route.schema().isServerStreaming() && token != null && token.size() == 1) {
            headers.put(AccessInterceptor.AUTHORIZATION, "Bearer " + token.getFirst());
        }
        return headers;
    }

    /** The browser's EventSource can send no header, so streams take the token as a parameter too. */
    private static Map<String, List<String>> withoutToken(HttpRoute route, Map<String, List<String>> query) {
        if (!route.schema().isServerStreaming()) {
            return query;
        }
        Map<String, List<String>> rest = new LinkedHashMap<>(query);
        rest.remove(EVENT_STREAM_TOKEN);
        return rest;
    }

    private String json(Message message) {
        try {
            return printer.print(message);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(
                    "A %s can't be written as JSON."
                            .formatted(message.getDescriptorForType().getFullName()),
                    impossible);
        }
    }
}
