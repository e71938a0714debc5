package org.noriai.api.web.contract;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every method of the contract that has a {@code google.api.http} annotation. Immutable. */
public final class RouteTable {

    private final List<HttpRoute> routes;

    /**
     * A route that fits a request.
     *
     * @param route which
     * @param variables values of the path's variables
     */
    record Match(HttpRoute route, Map<String, String> variables) {
        Match {
            variables = Map.copyOf(variables);
        }
    }

    private RouteTable(List<HttpRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The routes of these services. */
    public static RouteTable of(List<ServerServiceDefinition> services) {
        List<HttpRoute> routes = new ArrayList<>();
        for (ServerServiceDefinition service : services) {
            for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
                route(method.getMethodDescriptor()).ifPresent(routes::add);
            }
        }
        // Reflection gives methods in no order; the document and the tests want one.
        routes.sort(
                Comparator.comparing((HttpRoute route) -> route.path().text()).thenComparing(HttpRoute::httpMethod));
        return new RouteTable(routes);
    }

    List<HttpRoute> routes() {
        return routes;
    }

    Optional<Match> find(String httpMethod, String path) {
        for (HttpRoute route : routes) {
            if (route.httpMethod().equals(httpMethod)) {
                Optional<Map<String, String>> variables = route.path().match(path);
                if (variables.isPresent()) {
                    return Optional.of(new Match(route, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** HTTP methods that the path knows; none if it is no path of the contract. */
    SortedSet<String> methods(String path) {
        SortedSet<String> methods = new TreeSet<>();
        for (HttpRoute route : routes) {
            if (route.path().match(path).isPresent()) {
                methods.add(route.httpMethod());
            }
        }
        return methods;
    }

    private static Optional<HttpRoute> route(MethodDescriptor<?, ?> method) {
        if (!(method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier)) {
            return Optional.empty();
        }
        var schema = supplier.getMethodDescriptor();
        if (!schema.getOptions().hasExtension(AnnotationsProto.http)) {
            return Optional.empty();
        }
        HttpRule rule = schema.getOptions().getExtension(AnnotationsProto.http);
        if (!rule.getBody().isEmpty() && !rule.getBody().equals("*")) {
            throw new IllegalStateException("The body '%s' of %s is not '*', the only one served."
                    .formatted(rule.getBody(), schema.getFullName()));
        }
        @SuppressWarnings("unchecked") // The generated methods take and give messages only.
        MethodDescriptor<Message, Message> grpc = (MethodDescriptor<Message, Message>) method;
        MethodDescriptor.PrototypeMarshaller<Message> marshaller =
                (MethodDescriptor.PrototypeMarshaller<Message>) grpc.getRequestMarshaller();
        Message requestType = marshaller.getMessagePrototype();
        if (requestType == null) {
            throw new IllegalStateException("The request of %s has no prototype.".formatted(schema.getFullName()));
        }
        return Optional.of(new HttpRoute(
                httpMethod(rule, schema.getFullName()),
                PathTemplate.of(path(rule)),
                !rule.getBody().isEmpty(),
                grpc,
                schema,
                requestType));
    }

    private static String httpMethod(HttpRule rule, String method) {
        return switch (rule.getPatternCase()) {
            case GET, POST, PUT, DELETE, PATCH -> rule.getPatternCase().name();
            case CUSTOM, PATTERN_NOT_SET ->
                throw new IllegalStateException("The HTTP method of %s is not served.".formatted(method));
        };
    }

    private static String path(HttpRule rule) {
        return switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case POST -> rule.getPost();
            case PUT -> rule.getPut();
            case DELETE -> rule.getDelete();
            case PATCH -> rule.getPatch();
            case CUSTOM, PATTERN_NOT_SET -> "";
        };
    }
}
