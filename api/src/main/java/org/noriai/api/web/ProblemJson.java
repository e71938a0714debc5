package org.noriai.api.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;

/** Writes a problem as RFC 9457 has it, with one member of ours: {@code errors}, each with field, value and message. */
public final class ProblemJson {

    /** RFC 9457's content type. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private ProblemJson() {}

    /** The problem as JSON. */
    public static byte[] write(ProblemException problem) {
        JsonObject json = new JsonObject();
        json.addProperty("type", problem.kind().type());
        json.addProperty("title", problem.kind().title());
        json.addProperty("status", problem.kind().httpStatus());
        json.addProperty("detail", problem.getMessage());
        if (!problem.problems().isEmpty()) {
            JsonArray errors = new JsonArray();
            for (FieldProblem field : problem.problems()) {
                JsonObject error = new JsonObject();
                error.addProperty("field", field.field());
                error.addProperty("value", field.value());
                error.addProperty("message", field.message());
                errors.add(error);
            }
            json.add("errors", errors);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
