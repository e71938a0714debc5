package org.noriai.api.fare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.noriai.api.fare.FareTable.Payment;

/**
 * How a fare came about and how it is paid, as it is kept with the ride. Nothing about a person.
 *
 * @param lines what it is made of
 * @param product what was bought
 * @param payment how it is paid
 * @param shared whether it is a run's, split among those aboard
 * @param people how many of the party share it
 * @param rounding the share is a multiple of this
 * @param noShow what is due if the rider does not come
 */
public record FareTerms(
        List<FareLine> lines, Product product, Payment payment, boolean shared, int people, int rounding, long noShow) {

    /** What was bought. */
    public enum Product {
        /** One ride. */
        SINGLE,
        /** This ride and all others of the day. */
        DAY_PASS,
        /** Nothing: a day pass was bought with an earlier ride of the day. */
        DAY_PASS_HELD
    }

    /** Copies the list. */
    public FareTerms {
        lines = List.copyOf(lines);
    }

    String toJson() {
        JsonArray array = new JsonArray();
        for (FareLine line : lines) {
            JsonObject one = new JsonObject();
            one.addProperty("kind", line.kind().name());
            one.addProperty("count", line.count());
            one.addProperty("each", line.each());
            array.add(one);
        }
        JsonObject json = new JsonObject();
        json.add("lines", array);
        json.addProperty("product", product.name());
        json.addProperty("payment", payment.name());
        json.addProperty("shared", shared);
        json.addProperty("people", people);
        json.addProperty("rounding", rounding);
        json.addProperty("noShow", noShow);
        return json.toString();
    }

    /** The terms that {@link #toJson} wrote. */
    public static FareTerms parse(String text) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        List<FareLine> lines = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("lines")) {
            JsonObject one = element.getAsJsonObject();
            lines.add(new FareLine(
                    FareLine.Kind.valueOf(one.get("kind").getAsString()),
                    one.get("count").getAsInt(),
                    one.get("each").getAsLong()));
        }
        return new FareTerms(
                lines,
                Product.valueOf(json.get("product").getAsString()),
                Payment.valueOf(json.get("payment").getAsString()),
                json.get("shared").getAsBoolean(),
                json.get("people").getAsInt(),
                json.get("rounding").getAsInt(),
                json.get("noShow").getAsLong());
    }
}
