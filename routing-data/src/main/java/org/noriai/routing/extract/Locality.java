package org.noriai.routing.extract;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * What follows from where an extract lies.
 *
 * @param zone its time zone
 * @param country ISO 3166 code
 * @param language most used in that country
 */
public record Locality(ZoneId zone, String country, Locale language) {

    /** Countries and territories where vehicles keep to the left. */
    private static final Set<String> LEFT = Set.of(
            ("AG AI AU BB BD BM BN BS BT BW CC CK CX CY DM FJ FK GB GD GG GY HK ID IE IM IN JE JM JP KE KI KN KY LC LK"
                            + " LS MO MS MT MU MV MW MY MZ NA NF NP NR NU NZ PG PK PN SB SC SG SH SR SZ TC TH TK TL TO"
                            + " TT TV TZ UG VC VG VI WS ZA ZM ZW")
                    .split(" "));

    /** The side of the road. */
    public boolean drivesOnTheLeft() {
        return LEFT.contains(country);
    }

    /** The money of the country. */
    public Currency currency() {
        return Currency.getInstance(Locale.of("", country));
    }
}
