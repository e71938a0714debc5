package org.noriai.routing.basemap.build;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.iakovlev.timeshape.TimeZoneEngine;

/**
 * What follows from where a place lies.
 *
 * @param zone its time zone
 * @param country ISO 3166 code of the country that the zone belongs to
 * @param language ISO 639 code of the language most used in that country
 */
record Locality(ZoneId zone, String country, String language) {

    /**
     * The locality of most of the points.
     *
     * @param points pairs of latitude and longitude
     * @throws IllegalArgumentException if none of the points lies in a country
     */
    static Locality of(List<double[]> points) {
        // A bounding box would not do: the engine then leaves out every zone that reaches beyond the box.
        TimeZoneEngine engine = TimeZoneEngine.initialize();
        Map<String, Integer> votes = new HashMap<>();
        for (double[] point : points) {
            engine.query(point[0], point[1]).ifPresent(zone -> votes.merge(zone.getId(), 1, Integer::sum));
        }
        // The points at sea have a zone, but no country.
        List<String> zones = votes.entrySet().stream()
                .filter(vote -> !TimeZone.getRegion(vote.getKey()).equals("001"))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("none of %d places of the map lies in a country, the first at %s, %s"
                    .formatted(points.size(), points.getFirst()[0], points.getFirst()[1]));
        }
        String zone = zones.getFirst();
        String country = TimeZone.getRegion(zone);
        String language =
                ULocale.addLikelySubtags(new ULocale("und_" + country)).getLanguage();
        return new Locality(ZoneId.of(zone), country, language);
    }
}
