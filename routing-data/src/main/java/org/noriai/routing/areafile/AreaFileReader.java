package org.noriai.routing.areafile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.noriai.dispatch.model.DutyRules;
import org.noriai.dispatch.model.OperatingRules;
import org.noriai.dispatch.model.ZoneKey;
import org.noriai.routing.area.Bounds;
import org.noriai.routing.area.OpeningHours;
import org.noriai.routing.area.ServiceCalendar;
import org.noriai.routing.area.ServiceZone;
import org.noriai.routing.areafile.AreaPlan.PlannedVehicle;
import org.noriai.routing.areafile.AreaPlan.StopsPlan;
import org.noriai.routing.intake.RegionImportException;

/** Reads an area file; its fields are described in {@code routing-data/AREA.md} and in the JSON schema beside this class. */
public final class AreaFileReader {

    static final Set<String> AREA = HoursSection.ordered(
            "name",
            "timeZone",
            "currency",
            "language",
            "drivesOnTheLeft",
            "doors",
            "stops",
            "zones",
            "hours",
            "exceptions",
            "holidays",
            "rules",
            "riderClasses",
            "operating",
            "duty",
            "fleet");
    static final RecordFields<OperatingRules> OPERATING = new RecordFields<>(OperatingRules.class);
    static final RecordFields<DutyRules> DUTY = new RecordFields<>(DutyRules.class);

    private AreaFileReader() {}

    /**
     * Reads and checks an area file.
     *
     * @param file in YAML
     * @param extract what the map covers
     * @throws RegionImportException with every mistake, each with its line, field and value
     */
    public static AreaPlan read(Path file, Bounds extract) throws RegionImportException {
        Mistakes mistakes = new Mistakes();
        try {
            Optional<YamlMapping> area = YamlValue.read(file, "", mistakes).flatMap(root -> root.mapping(AREA));
            Path folder = file.toAbsolutePath().getParent();
            Optional<AreaPlan> plan = area.isPresent() && folder != null
                    ? Optional.of(plan(area.get(), folder, extract, mistakes))
                    : Optional.empty();
            mistakes.refuse(file);
            return plan.orElseThrow();
        } catch (IOException e) {
            throw new RegionImportException("The area file %s can't be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static AreaPlan plan(YamlMapping area, Path folder, Bounds extract, Mistakes mistakes) throws IOException {
        boolean doors = area.find("doors").flatMap(YamlValue::truth).orElse(false);
        RulesSection rules = new RulesSection(area);
        rules.checkDoors(area, doors);
        ServiceCalendar calendar = HoursSection.holidays(area.find("holidays"));
        OpeningHours hours = HoursSection.hours(area, OpeningHours.AROUND_THE_CLOCK);
        List<ServiceZone> zones = new ArrayList<>();
        Optional<YamlValue> list = area.find("zones");
        if (list.isPresent()) {
            zones.addAll(new ZonesSection(folder, extract, rules, hours).read(list.get(), doors));
        } else {
            zones.add(
                    new ServiceZone(ZoneKey.WHOLE, "", Optional.empty(), rules.zone(area), rules.byClass(area), hours));
        }
        // A zone that has a mistake of its own is missing here; a stop in it is none.
        boolean whole = list.isEmpty() || zones.size() == list.get().list().size();
        List<ServiceZone> complete = whole ? zones : List.of();
        StopsPlan stops = StopsSection.read(area.find("stops"), extract, complete);
        List<PlannedVehicle> fleet = FleetSection.read(area.find("fleet"));
        return new AreaPlan(
                area.find("name").flatMap(YamlValue::text),
                area.find("timeZone").flatMap(value -> known(value, ZoneId::of, "is no time zone such as Asia/Tokyo")),
                area.find("currency")
                        .flatMap(value -> known(value, Currency::getInstance, "is no currency such as JPY")),
                area.find("language")
                        .flatMap(value -> known(value, AreaFileReader::language, "is no language such as ja")),
                area.find("drivesOnTheLeft").flatMap(YamlValue::truth),
                stops,
                zones,
                OPERATING.over(OperatingRules.DEFAULT, area.find("operating")),
                calendar,
                DUTY.over(DutyRules.DEFAULT, area.find("duty")),
                fleet,
                mistakes);
    }

    private static Locale language(String tag) {
        Locale language = new Locale.Builder().setLanguageTag(tag).build();
        if (language.getLanguage().isEmpty()) {
            throw new IllegalArgumentException(tag);
        }
        return language;
    }

    private static <T> Optional<T> known(YamlValue value, Function<String, T> reader, String otherwise) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text.get()));
        } catch (DateTimeException | IllegalArgumentException | IllformedLocaleException e) {
            value.wrong(otherwise);
            return Optional.empty();
        }
    }

    static String box(Bounds bounds) {
        return "south %s, west %s, north %s, east %s"
                .formatted(bounds.south(), bounds.west(), bounds.north(), bounds.east());
    }
}
