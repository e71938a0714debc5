package org.noriai.api.fare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.noriai.api.fare.FareTable.ClassFare;
import org.noriai.api.fare.FareTable.Group;
import org.noriai.api.fare.FareTable.Payment;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.routing.areafile.Mistakes;
import org.noriai.routing.areafile.YamlMapping;
import org.noriai.routing.areafile.YamlValue;

/** Reads a fare file; its fields are described in {@code api/FARES.md}. Confined to one thread. */
public final class FareFileReader {

    private static final int UNITS_MAX = 100_000_000;
    private static final Set<String> FILE = ordered(
            "currency",
            "rounding",
            "base",
            "children",
            "companions",
            "classes",
            "group",
            "dayPass",
            "payment",
            "noShow");
    private static final Set<String> BASES = ordered("flat", "zones", "distance", "run");

    private final Currency currency;
    private final Set<String> zones;

    private FareFileReader(Currency currency, Set<String> zones) {
        this.currency = currency;
        this.zones = zones;
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(Arrays.asList(names));
    }

    /**
     * Reads and checks a fare file.
     *
     * @param file in YAML
     * @param currency the area's
     * @param zones the ids of the area's zones
     * @throws FareFileException with every mistake, each with its line, field and value
     */
    public static FareTable read(Path file, Currency currency, Set<String> zones) throws FareFileException {
        Mistakes mistakes = new Mistakes();
        Optional<FareTable> table = Optional.empty();
        try {
            FareFileReader reader = new FareFileReader(currency, zones);
            table = YamlValue.read(file, "", mistakes)
                    .flatMap(root -> root.mapping(FILE))
                    .map(reader::table);
        } catch (IOException unreadable) {
            throw new FareFileException("The fare file %s can't be read: %s".formatted(file, unreadable.getMessage()));
        }
        if (mistakes.count() > 0 || table.isEmpty()) {
            throw new FareFileException("The fare file %s has %d mistake%s:%n%s"
                    .formatted(
                            file,
                            mistakes.count(),
                            mistakes.count() == 1 ? "" : "s",
                            mistakes.all().stream()
                                    .map(mistake -> "  " + mistake)
                                    .collect(Collectors.joining(System.lineSeparator()))));
        }
        return table.get();
    }

    private FareTable table(YamlMapping fields) {
        fields.require("currency")
                .ifPresent(value -> value.text()
                        .filter(code -> !code.equals(currency.getCurrencyCode()))
                        .ifPresent(code -> value.wrong(
                                "the service area's currency is %s".formatted(currency.getCurrencyCode()))));
        int rounding = fields.find("rounding").map(value -> whole(value, 1)).orElse(1);
        FareBase base = fields.require("base").map(this::base).orElse(new FareBase.Flat(0));
        Map<RiderClass, ClassFare> classes = new HashMap<>();
        fields.find("classes")
                .flatMap(YamlValue::mapping)
                .ifPresent(named -> named.fields()
                        .forEach((name, value) ->
                                classFare(name, value).ifPresent(fare -> classes.put(new RiderClass(name), fare))));
        return new FareTable(
                currency,
                rounding,
                base,
                share(fields, "children"),
                share(fields, "companions"),
                classes,
                fields.find("group").flatMap(this::group),
                units(fields.find("dayPass")),
                fields.find("payment").map(this::payments).orElse(List.of(Payment.CASH)),
                units(fields.find("noShow")).orElse(0));
    }

    private FareBase base(YamlValue value) {
        Optional<YamlMapping> fields = value.mapping(BASES);
        if (fields.isEmpty() || fields.get().fields().size() != 1) {
            if (fields.isPresent()) {
                value.wrong("there must be exactly one of: " + String.join(", ", BASES));
            }
            return new FareBase.Flat(0);
        }
        Map.Entry<String, YamlValue> one =
                fields.get().fields().entrySet().iterator().next();
        YamlValue rule = one.getValue();
        return switch (one.getKey()) {
            case "flat" -> new FareBase.Flat(units(Optional.of(rule)).orElse(0));
            case "run" -> new FareBase.PerRun(units(Optional.of(rule)).orElse(0));
            case "zones" -> byZone(rule);
            default -> byDistance(rule);
        };
    }

    private FareBase byZone(YamlValue value) {
        Optional<YamlMapping> fields = value.mapping(ordered("within", "across", "pairs"));
        if (fields.isEmpty()) {
            return new FareBase.Flat(0);
        }
        Map<FareBase.Pair, Long> pairs = new HashMap<>();
        for (YamlValue item : fields.get().find("pairs").map(YamlValue::list).orElse(List.of())) {
            item.mapping(ordered("from", "to", "fare")).ifPresent(pair -> {
                Optional<String> from = pair.require("from").flatMap(this::zone);
                Optional<String> to = pair.require("to").flatMap(this::zone);
                OptionalLong fare = units(pair.require("fare"));
                if (from.isPresent() && to.isPresent() && fare.isPresent()) {
                    if (pairs.put(FareBase.Pair.of(from.get(), to.get()), fare.getAsLong()) != null) {
                        item.wrong("the zones %s and %s are a pair already".formatted(from.get(), to.get()));
                    }
                }
            });
        }
        return new FareBase.ByZone(
                units(fields.get().require("within")).orElse(0),
                units(fields.get().require("across")).orElse(0),
                pairs);
    }

    private Optional<String> zone(YamlValue value) {
        Optional<String> id = value.text();
        if (id.isPresent() && !zones.contains(id.get())) {
            value.wrong("there is no such zone; there are: "
                    + zones.stream().sorted().collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return id;
    }

    private FareBase byDistance(YamlValue value) {
        Optional<YamlMapping> fields = value.mapping(ordered("first", "then", "most"));
        if (fields.isEmpty()) {
            return new FareBase.Flat(0);
        }
        Optional<YamlMapping> first =
                fields.get().require("first").flatMap(part -> part.mapping(ordered("meters", "fare")));
        Optional<YamlMapping> then =
                fields.get().require("then").flatMap(part -> part.mapping(ordered("meters", "fare")));
        return new FareBase.ByDistance(
                first.flatMap(part -> part.require("meters"))
                        .map(part -> whole(part, 0))
                        .orElse(0),
                units(first.flatMap(part -> part.require("fare"))).orElse(0),
                then.flatMap(part -> part.require("meters"))
                        .map(part -> whole(part, 1))
                        .orElse(1),
                units(then.flatMap(part -> part.require("fare"))).orElse(0),
                units(fields.get().find("most")).orElse(UNITS_MAX));
    }

    private static int whole(YamlValue value, int least) {
        return value.whole(least, 1_000_000).orElse(Math.max(1, least));
    }

    private static OptionalLong units(Optional<YamlValue> value) {
        OptionalInt units = value.map(given -> given.whole(0, UNITS_MAX)).orElse(OptionalInt.empty());
        return units.isPresent() ? OptionalLong.of(units.getAsInt()) : OptionalLong.empty();
    }

    private static Share share(YamlMapping fields, String name) {
        return fields.find(name).map(FareFileReader::share).orElse(Share.FULL);
    }

    private static Share share(YamlValue value) {
        if (value.isMapping()) {
            Optional<YamlMapping> fields = value.mapping(ordered("percent", "fare"));
            if (fields.isEmpty() || fields.get().fields().size() != 1) {
                if (fields.isPresent()) {
                    value.wrong("there must be exactly one of: percent, fare");
                }
                return Share.FULL;
            }
            Optional<YamlValue> percent = fields.get().find("percent");
            return percent.isPresent()
                    ? new Share.Part(percent.get().whole(0, 100).orElse(100))
                    : new Share.Fixed(units(fields.get().find("fare")).orElse(0));
        }
        return value.text()
                .map(word -> switch (word) {
                    case "full" -> Share.FULL;
                    case "half" -> new Share.Part(50);
                    case "free" -> Share.FREE;
                    default -> {
                        value.wrong("must be full, half, free, {percent: 30} or {fare: 100}");
                        yield Share.FULL;
                    }
                })
                .orElse(Share.FULL);
    }

    private static Optional<ClassFare> classFare(String name, YamlValue value) {
        if (name.isBlank() || name.length() > 64) {
            value.wrong("the name of a class must have 1 to 64 characters");
            return Optional.empty();
        }
        return value.mapping(ordered("pays", "companion"))
                .map(fields -> new ClassFare(
                        fields.require("pays").map(FareFileReader::share).orElse(Share.FULL),
                        fields.find("companion").map(FareFileReader::share)));
    }

    private Optional<Group> group(YamlValue value) {
        return value.mapping(ordered("from", "percentOff"))
                .map(fields -> new Group(
                        fields.require("from").map(from -> whole(from, 2)).orElse(2),
                        fields.require("percentOff")
                                .map(percent -> percent.whole(1, 100).orElse(1))
                                .orElse(1)));
    }

    private List<Payment> payments(YamlValue value) {
        List<Payment> payments = new ArrayList<>();
        List<YamlValue> items = value.list();
        if (value.isList() && items.isEmpty()) {
            value.wrong("there must be at least one of: cash, account");
        }
        for (YamlValue item : items) {
            item.text().ifPresent(word -> {
                switch (word) {
                    case "cash" -> payments.add(Payment.CASH);
                    case "account" -> payments.add(Payment.ACCOUNT);
                    default -> item.wrong("must be cash or account");
                }
            });
        }
        return payments.isEmpty() ? List.of(Payment.CASH) : payments;
    }
}
