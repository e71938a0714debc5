package org.noriai.api.web.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.security.AccessInterceptor;
import org.noriai.api.v1.Role;
import org.noriai.api.web.ProblemJson;

/**
 * The OpenAPI 3.1 description of the JSON API, written from the same descriptors that it is served by.
 *
 * @param text YAML
 */
public record OpenApiDocument(String text) {

    private static final String SCHEMAS = "#/components/schemas/";

    /** Describes these routes. */
    public static OpenApiDocument of(RouteTable routes, String version) {
        return new OpenApiDocument(YamlText.of(new Writer().write(routes, version)));
    }

    /** Collects the schemas that the paths need. Used once. */
    private static final class Writer {

        private final Map<String, Object> schemas = new TreeMap<>();
        private final ContractComments comments = ContractComments.read();

        Map<String, Object> write(RouteTable routes, String version) {
            Map<String, Object> paths = new LinkedHashMap<>();
            for (HttpRoute route : routes.routes()) {
                Map<String, Object> path = child(paths, jsonPath(route));
                path.put(route.httpMethod().toLowerCase(Locale.ROOT), operation(route));
            }
            schemas.put("Problem", problemSchema());
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("openapi", "3.1.0");
            document.put("info", Map.of("title", "Noriai", "version", version));
            document.put("paths", paths);
            Map<String, Object> components = child(document, "components");
            components.put("schemas", schemas);
            components.put("securitySchemes", Map.of("token", ordered("type", "http", "scheme", "bearer")));
            return document;
        }

        private Map<String, Object> operation(HttpRoute route) {
            Map<String, Object> operation = new LinkedHashMap<>();
            String service = route.schema().getService().getName();
            Set<Role> audience = AccessInterceptor.audience(route.grpc());
            operation.put("operationId", route.schema().getName());
            operation.put("tags", List.of(service));
            operation.put("summary", words(route.schema().getName()));
            String comment = comments.of(route.schema().getFullName());
            operation.put(
                    "description",
                    (comment + " For: " + audience.stream().map(Role::name).collect(Collectors.joining(", ")) + ".")
                            .strip());
            operation.put("security", audience.contains(Role.PUBLIC) ? List.of() : List.of(Map.of("token", List.of())));
            List<Object> parameters = parameters(route);
            if (!parameters.isEmpty()) {
                operation.put("parameters", parameters);
            }
            if (route.takesBody()) {
                operation.put("requestBody", ordered("required", true, "content", json(bodySchema(route))));
            }
            operation.put("responses", responses(route));
            return operation;
        }

        private List<Object> parameters(HttpRoute route) {
            List<Object> parameters = new ArrayList<>();
            for (String variable : route.path().variables()) {
                FieldDescriptor field = route.schema().getInputType().findFieldByName(variable);
                parameters.add(parameter(field.getJsonName(), "path", field, true));
            }
            route.headerFields().forEach((name, field) -> parameters.add(parameter(name, "header", field, true)));
            if (!route.takesBody()) {
                for (FieldDescriptor field : route.openFields()) {
                    parameters.add(parameter(field.getJsonName(), "query", field, false));
                }
            }
            if (route.schema().isServerStreaming()) {
                parameters.add(ordered(
                        "name", "access_token",
                        "in", "query",
                        "required", false,
                        "description", "The token, for clients that can't send a header.",
                        "schema", Map.of("type", "string")));
            }
            return parameters;
        }

        private Map<String, Object> parameter(String name, String in, FieldDescriptor field, boolean required) {
            return described(
                    field.getFullName(),
                    ordered("name", name, "in", in, "required", required, "schema", schema(field)));
        }

        /** The same with the contract's comment on it, if there is one. */
        private Map<String, Object> described(String fullName, Map<String, Object> schema) {
            String comment = comments.of(fullName);
            if (comment.isEmpty()) {
                return schema;
            }
            Map<String, Object> described = new LinkedHashMap<>(schema);
            described.put("description", comment);
            return described;
        }

        private Map<String, Object> bodySchema(HttpRoute route) {
            return route.headerFields().isEmpty()
                    ? reference(route.schema().getInputType())
                    : object(route.openFields());
        }

        private Map<String, Object> responses(HttpRoute route) {
            Map<String, Object> answer = reference(route.schema().getOutputType());
            Map<String, Object> responses = new LinkedHashMap<>();
            responses.put(
                    "200",
                    route.schema().isServerStreaming()
                            ? ordered(
                                    "description",
                                    "Server-sent events; the data of each is this object as JSON on one line.",
                                    "content",
                                    Map.of("text/event-stream", Map.of("schema", answer)))
                            : ordered("description", "Done.", "content", json(answer)));
            responses.put(
                    "default",
                    ordered(
                            "description",
                            "A problem (RFC 9457).",
                            "content",
                            Map.of(ProblemJson.CONTENT_TYPE, Map.of("schema", Map.of("$ref", SCHEMAS + "Problem")))));
            return responses;
        }

        private Map<String, Object> reference(Descriptor type) {
            if (!schemas.containsKey(type.getName())) {
                // There before it is complete: a type may hold itself.
                schemas.put(type.getName(), Map.of());
                schemas.put(type.getName(), described(type.getFullName(), object(type.getFields())));
            }
            return Map.of("$ref", SCHEMAS + type.getName());
        }

        private Map<String, Object> object(List<FieldDescriptor> fields) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (FieldDescriptor field : fields) {
                properties.put(field.getJsonName(), described(field.getFullName(), schema(field)));
            }
            return ordered("type", "object", "additionalProperties", false, "properties", properties);
        }

        private Map<String, Object> schema(FieldDescriptor field) {
            Map<String, Object> one = single(field);
            return field.isRepeated() ? ordered("type", "array", "items", one) : one;
        }

        private Map<String, Object> single(FieldDescriptor field) {
            return switch (field.getType()) {
                case DOUBLE -> ordered("type", "number", "format", "double");
                case FLOAT -> ordered("type", "number", "format", "float");
                case UINT32, FIXED32 -> ordered("type", "integer", "minimum", 0);
                case INT32, SINT32, SFIXED32 -> ordered("type", "integer", "format", "int32");
                case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> ordered("type", "string", "pattern", "^-?[0-9]+$");
                case BOOL -> Map.of("type", "boolean");
                case STRING -> Map.of("type", "string");
                case BYTES -> ordered("type", "string", "contentEncoding", "base64");
                case ENUM -> enumeration(field.getEnumType());
                case MESSAGE, GROUP ->
                    field.getMessageType().getFullName().equals("google.protobuf.Timestamp")
                            ? ordered("type", "string", "format", "date-time")
                            : reference(field.getMessageType());
            };
        }

        private Map<String, Object> enumeration(EnumDescriptor type) {
            schemas.computeIfAbsent(
                    type.getName(),
                    name -> ordered(
                            "type",
                            "string",
                            "enum",
                            type.getValues().stream()
                                    .map(EnumValueDescriptor::getName)
                                    .toList()));
            return Map.of("$ref", SCHEMAS + type.getName());
        }

        private static Map<String, Object> problemSchema() {
            Map<String, Object> text = Map.of("type", "string");
            List<String> types = new ArrayList<>();
            for (ProblemKind kind : ProblemKind.values()) {
                types.add(kind.type());
            }
            Map<String, Object> error =
                    ordered("type", "object", "properties", ordered("field", text, "value", text, "message", text));
            return ordered(
                    "type",
                    "object",
                    "properties",
                    ordered(
                            "type", ordered("type", "string", "enum", types),
                            "title", text,
                            "status", Map.of("type", "integer"),
                            "detail", text,
                            "errors", ordered("type", "array", "items", error)));
        }

        private static Map<String, Object> json(Map<String, Object> schema) {
            return Map.of("application/json", Map.of("schema", schema));
        }

        private static String jsonPath(HttpRoute route) {
            String path = route.path().text();
            for (String variable : route.path().variables()) {
                String name =
                        route.schema().getInputType().findFieldByName(variable).getJsonName();
                path = path.replace("{" + variable + "}", "{" + name + "}");
            }
            return path;
        }

        /** {@code RequestOffers} as {@code Request offers}. */
        private static String words(String name) {
            String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
            return spaced.charAt(0) + spaced.substring(1).toLowerCase(Locale.ROOT);
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> child(Map<String, Object> parent, String key) {
            return (Map<String, Object>) parent.computeIfAbsent(key, name -> new LinkedHashMap<String, Object>());
        }

        private static Map<String, Object> ordered(Object... pairs) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
            return map;
        }
    }
}
