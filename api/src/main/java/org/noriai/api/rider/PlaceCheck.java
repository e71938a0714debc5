package org.noriai.api.rider;

import java.util.ArrayList;
import java.util.List;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.v1.LatLng;
import org.noriai.api.v1.ReverseLookupRequest;
import org.noriai.api.v1.SearchPlacesRequest;
import org.noriai.routing.place.PlaceQuery;

/** Finds everything that is wrong with a request about places, at once. */
final class PlaceCheck {

    private PlaceCheck() {}

    /** Refuses a search that can't be done. */
    static void search(SearchPlacesRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        String text = request.getText();
        if (text.isBlank()) {
            problems.add(FieldProblem.of("text", text, "must not be empty."));
        } else if (text.length() > PlaceQuery.TEXT_LENGTH_MAX) {
            problems.add(FieldProblem.of(
                    "text",
                    text.length() + " characters",
                    "must have at most %d characters.".formatted(PlaceQuery.TEXT_LENGTH_MAX)));
        }
        if (request.hasNear()) {
            point("near", request.getNear(), problems);
        }
        // Unsigned in the contract; the largest look negative in Java.
        long limit = Integer.toUnsignedLong(request.getLimit());
        if (request.hasLimit() && (limit < 1 || limit > PlaceQuery.LIMIT_MAX)) {
            problems.add(
                    FieldProblem.of("limit", limit, "must be a number from 1 to %d.".formatted(PlaceQuery.LIMIT_MAX)));
        }
        refuse(problems);
    }

    /** Refuses a point that is none. */
    static void reverse(ReverseLookupRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        if (request.hasLocation()) {
            point("location", request.getLocation(), problems);
        } else {
            problems.add(new FieldProblem("location", "", "location must be given."));
        }
        refuse(problems);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void point(String field, LatLng point, List<FieldProblem> problems) {
        degrees(field + ".latitude", point.getLatitude(), 90, problems);
        degrees(field + ".longitude", point.getLongitude(), 180, problems);
    }

    private static void degrees(String field, double value, int max, List<FieldProblem> problems) {
        // NaN is not less than anything.
        if (!(Math.abs(value) <= max)) {
            problems.add(FieldProblem.of(field, value, "must be a number from -%d to %d.".formatted(max, max)));
        }
    }
}
