package org.noriai.api.fare;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.RiderClass;

/**
 * The fares of a service, as its file says. Amounts are in the smallest units of the currency. Immutable.
 *
 * @param currency the area's
 * @param rounding each price is a multiple of this, rounded up
 * @param base the full fare
 * @param children what a child pays of it
 * @param companions what somebody pays who comes along
 * @param classes what riders of a class pay, who hold a certificate
 * @param group what parties save that are large enough
 * @param dayPass what a day costs on which one rides as often as one likes; empty if there is none
 * @param payments how one can pay, the usual way first; at least one
 * @param noShow what is due from who did not come
 */
public record FareTable(
        Currency currency,
        int rounding,
        FareBase base,
        Share children,
        Share companions,
        Map<RiderClass, ClassFare> classes,
        Optional<Group> group,
        OptionalLong dayPass,
        List<Payment> payments,
        long noShow) {

    /**
     * What a rider with a certificate pays.
     *
     * @param pays of the full fare
     * @param companion what one companion pays of it; as any companion if empty
     */
    record ClassFare(Share pays, Optional<Share> companion) {}

    /**
     * A saving for parties.
     *
     * @param from so many people
     * @param percentOff of the sum
     */
    record Group(int from, int percentOff) {}

    /** How a ride is paid. */
    public enum Payment {
        /** To the driver. */
        CASH,
        /** Later, by an account that the rider has with the operator. */
        ACCOUNT
    }

    /** Copies the collections. */
    public FareTable {
        classes = Map.copyOf(classes);
        payments = List.copyOf(payments);
    }

    /** What the demo charges, so that prices are seen: 400 yen or 4 euros, children half, companions free. */
    public static FareTable demonstration(Currency currency) {
        return new FareTable(
                currency,
                10,
                new FareBase.Flat(400),
                new Share.Part(50),
                Share.FREE,
                Map.of(
                        new RiderClass("senior"), new ClassFare(new Share.Part(50), Optional.empty()),
                        new RiderClass("disability"), new ClassFare(new Share.Part(50), Optional.of(Share.FREE))),
                Optional.of(new Group(5, 10)),
                OptionalLong.of(1000),
                List.of(Payment.CASH, Payment.ACCOUNT),
                0);
    }

    /** Whether the price falls when others share the run. */
    boolean shared() {
        return base instanceof FareBase.PerRun;
    }

    /**
     * What a party pays, line by line.
     *
     * @param full the fare of one person; of the whole run where that is shared
     */
    List<FareLine> lines(long full, Party party, RiderClass riderClass) {
        List<FareLine> lines = new ArrayList<>();
        if (shared()) {
            lines.add(new FareLine(FareLine.Kind.RUN, 1, round(full)));
            return lines;
        }
        Optional<ClassFare> own = Optional.ofNullable(classes.get(riderClass));
        int others = party.people() - party.companions() - party.children();
        int companions = party.companions();
        if (own.isPresent() && others > 0) {
            lines.add(
                    new FareLine(FareLine.Kind.RIDER_CLASS, 1, own.get().pays().of(full, rounding)));
            others--;
            Optional<Share> companion = own.get().companion();
            if (companion.isPresent() && companions > 0) {
                lines.add(
                        new FareLine(FareLine.Kind.COMPANION, 1, companion.get().of(full, rounding)));
                companions--;
            }
        }
        add(lines, FareLine.Kind.ADULT, others, round(full));
        add(lines, FareLine.Kind.COMPANION, companions, this.companions.of(full, rounding));
        add(lines, FareLine.Kind.CHILD, party.children(), children.of(full, rounding));
        saving(lines, party.people()).ifPresent(lines::add);
        return lines;
    }

    private static void add(List<FareLine> lines, FareLine.Kind kind, int count, long each) {
        if (count > 0) {
            lines.add(new FareLine(kind, count, each));
        }
    }

    private Optional<FareLine> saving(List<FareLine> lines, int people) {
        long saved = group.filter(rule -> people >= rule.from())
                .map(rule -> FareLine.sum(lines) * rule.percentOff() / 100 / rounding * rounding)
                .orElse(0L);
        return saved == 0 ? Optional.empty() : Optional.of(new FareLine(FareLine.Kind.GROUP, 1, -saved));
    }

    /** Rounded up. */
    long round(long units) {
        return Math.ceilDiv(units, (long) rounding) * rounding;
    }
}
