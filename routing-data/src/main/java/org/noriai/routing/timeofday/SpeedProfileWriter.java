package org.noriai.routing.timeofday;

import java.util.List;
import java.util.Locale;

/** Writes the rules of a speed profile as the text that {@link SpeedProfileReader} reads. */
public final class SpeedProfileWriter {

    private SpeedProfileWriter() {}

    /** The text. */
    public static String write(List<SpeedProfile.Rule> rules) {
        StringBuilder text = new StringBuilder("day_type,from,to,road_class,speed_factor\n");
        for (SpeedProfile.Rule rule : rules) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s\n",
                    rule.day().name().toLowerCase(Locale.ROOT),
                    time(rule.fromQuarter()),
                    time(rule.toQuarter()),
                    rule.roadClass(),
                    rule.factor()));
        }
        return text.toString();
    }

    private static String time(int quarter) {
        return String.format(Locale.ROOT, "%02d:%02d", quarter / 4, quarter % 4 * 15);
    }
}
