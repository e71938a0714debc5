package org.noriai.routing.transit.gtfs;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.noriai.routing.transit.archive.FeedProblem;
import org.noriai.routing.transit.archive.GtfsArchive;
import org.noriai.routing.transit.archive.ProblemList;
import org.noriai.routing.transit.archive.UnusableFeedException;
import org.noriai.routing.transit.feed.Fare;
import org.noriai.routing.transit.feed.FareRule;
import org.noriai.routing.transit.feed.FeedInfo;
import org.noriai.routing.transit.feed.Translation;
import org.onebusaway.csv_entities.exceptions.CsvEntityException;
import org.onebusaway.csv_entities.exceptions.CsvEntityIOException;
import org.onebusaway.gtfs.impl.GenericDaoImpl;
import org.onebusaway.gtfs.model.Agency;
import org.onebusaway.gtfs.model.FareAttribute;
import org.onebusaway.gtfs.model.Frequency;
import org.onebusaway.gtfs.model.Route;
import org.onebusaway.gtfs.model.ServiceCalendar;
import org.onebusaway.gtfs.model.ServiceCalendarDate;
import org.onebusaway.gtfs.model.ShapePoint;
import org.onebusaway.gtfs.model.Stop;
import org.onebusaway.gtfs.model.StopTime;
import org.onebusaway.gtfs.model.Trip;
import org.onebusaway.gtfs.model.calendar.ServiceDate;
import org.onebusaway.gtfs.serialization.GtfsReader;

/** Reads the files of a checked feed that are plain GTFS, with OneBusAway's reader. Used by one thread. */
final class EntityReading {

    private static final List<Class<?>> ENTITIES = List.of(
            Agency.class,
            Stop.class,
            Route.class,
            ServiceCalendar.class,
            ServiceCalendarDate.class,
            ShapePoint.class,
            Trip.class,
            StopTime.class,
            FareAttribute.class,
            FareRuleEntity.TYPE,
            Frequency.class,
            org.onebusaway.gtfs.model.FeedInfo.class,
            org.onebusaway.gtfs.model.Translation.class);

    private final FeedCheck.Found found;
    private final FeedDraft draft;
    private int callRow;

    /** Its name is that of a type of ours. */
    private static final class FareRuleEntity {
        static final Class<?> TYPE = org.onebusaway.gtfs.model.FareRule.class;
    }

    private EntityReading(FeedCheck.Found found, FeedDraft draft) {
        this.found = found;
        this.draft = draft;
    }

    static void read(GtfsArchive archive, FeedCheck.Found found, FeedDraft draft, ProblemList problems)
            throws IOException, UnusableFeedException {
        List<FeedTable> plain = found.tables().stream()
                .filter(table -> table != FeedTables.OLD_TRANSLATIONS)
                .toList();
        CheckedSource source = new CheckedSource(archive, plain);
        GtfsReader reader = new GtfsReader();
        try {
            reader.setInputSource(source);
            reader.setEntityStore(new References());
            reader.setInternStrings(true);
            reader.addEntityHandler(new EntityReading(found, draft)::add);
            for (Class<?> entity : ENTITIES) {
                reader.readEntities(entity);
            }
        } catch (CsvEntityIOException e) {
            throw problems.refusal(
                    new FeedProblem(e.getPath(), e.getLineNumber(), "", "", "can't be read: " + cause(e)));
        } catch (CsvEntityException e) {
            throw problems.refusal(FeedProblem.of(archive.name(), "can't be read: " + cause(e)));
        } finally {
            reader.close();
        }
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    /** Keeps what other rows refer to; the many rows that nothing refers to pass through. */
    private static final class References extends GenericDaoImpl {

        @Override
        public void saveEntity(Object entity) {
            if (!(entity instanceof StopTime) && !(entity instanceof ShapePoint)) {
                super.saveEntity(entity);
            }
        }
    }

    private void add(Object entity) {
        switch (entity) {
            case Agency agency -> draft.agencies.add(agency);
            case Stop stop -> draft.stops.put(stop.getId().getId(), stop);
            case Route route -> draft.routes.put(route.getId().getId(), route);
            case Trip trip -> draft.trips.put(trip.getId().getId(), trip);
            case ServiceCalendar calendar -> add(calendar);
            case ServiceCalendarDate date -> {
                BitSet days = draft.service(date.getServiceId().getId());
                days.set((int) day(date.getDate()).toEpochDay(), date.getExceptionType() == 1);
            }
            case ShapePoint point ->
                draft.shapes
                        .computeIfAbsent(point.getShapeId().getId(), id -> new ArrayList<>())
                        .add(new FeedDraft.ShapePoint(point.getSequence(), point.getLat(), point.getLon()));
            case StopTime time -> add(time);
            case Frequency frequency -> draft.frequencies.add(frequency);
            case FareAttribute fare -> add(fare);
            case org.onebusaway.gtfs.model.FareRule rule ->
                draft.fareRules.add(new FareRule(
                        rule.getFare().getId().getId(),
                        rule.getRoute() == null ? "" : rule.getRoute().getId().getId(),
                        text(rule.getOriginId()),
                        text(rule.getDestinationId()),
                        text(rule.getContainsId())));
            case org.onebusaway.gtfs.model.FeedInfo info ->
                draft.info = new FeedInfo(
                        text(info.getPublisherName()),
                        text(info.getPublisherUrl()),
                        text(info.getLang()),
                        text(info.getVersion()),
                        Optional.ofNullable(info.getStartDate()).map(EntityReading::day),
                        Optional.ofNullable(info.getEndDate()).map(EntityReading::day));
            case org.onebusaway.gtfs.model.Translation row ->
                draft.translations.add(new Translation(
                        text(row.getTableName()),
                        text(row.getFieldName()),
                        text(row.getLanguage()),
                        text(row.getTranslation()),
                        text(row.getRecordId()),
                        text(row.getRecordSubId()),
                        text(row.getFieldValue())));
            default -> throw new IllegalStateException("The reader gave a %s.".formatted(entity.getClass()));
        }
    }

    private void add(ServiceCalendar calendar) {
        int[] runs = {
            calendar.getMonday(),
            calendar.getTuesday(),
            calendar.getWednesday(),
            calendar.getThursday(),
            calendar.getFriday(),
            calendar.getSaturday(),
            calendar.getSunday()
        };
        BitSet days = draft.service(calendar.getServiceId().getId());
        LocalDate last = day(calendar.getEndDate());
        for (LocalDate date = day(calendar.getStartDate()); !date.isAfter(last); date = date.plusDays(1)) {
            if (runs[date.getDayOfWeek().ordinal()] == 1) {
                days.set((int) date.toEpochDay());
            }
        }
    }

    private void add(StopTime time) {
        callRow++;
        if (!(time.getStop() instanceof Stop stop)) {
            draft.flexibleCalls++;
            return;
        }
        int arrival = time.isArrivalTimeSet() ? time.getArrivalTime() : FeedDraft.OPEN;
        int departure = time.isDepartureTimeSet() ? time.getDepartureTime() : FeedDraft.OPEN;
        boolean approximate = time.isTimepointSet() && time.getTimepoint() == 0;
        draft.calls
                .computeIfAbsent(time.getTrip().getId().getId(), id -> new ArrayList<>())
                .add(new FeedDraft.Call(
                        found.callLine(callRow),
                        stop.getId().getId(),
                        time.getStopSequence(),
                        arrival == FeedDraft.OPEN ? departure : arrival,
                        departure == FeedDraft.OPEN ? arrival : departure,
                        time.getPickupType(),
                        time.getDropOffType(),
                        !approximate,
                        text(time.getStopHeadsign())));
    }

    private void add(FareAttribute fare) {
        int digits = Currency.getInstance(fare.getCurrencyType()).getDefaultFractionDigits();
        BigDecimal price = new BigDecimal(Float.toString(fare.getPrice()));
        draft.fares.add(new Fare(
                fare.getId().getId(),
                price.setScale(Math.max(digits, price.stripTrailingZeros().scale())),
                fare.getCurrencyType(),
                fare.getPaymentMethod() == 0,
                fare.isTransfersSet() ? OptionalInt.of(fare.getTransfers()) : OptionalInt.empty(),
                fare.isTransferDurationSet() ? OptionalInt.of(fare.getTransferDuration()) : OptionalInt.empty(),
                text(fare.getAgencyId())));
    }

    private static LocalDate day(ServiceDate date) {
        return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
