package org.noriai.api.fare;

import io.grpc.stub.StreamObserver;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.noriai.api.dispatch.Dispatch;
import org.noriai.api.fare.FareTable.Payment;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.store.Fares;
import org.noriai.api.store.Fares.Row;
import org.noriai.api.store.Fares.Settlement;
import org.noriai.api.v1.DayTakings;
import org.noriai.api.v1.FareServiceGrpc;
import org.noriai.api.v1.ListTakingsRequest;
import org.noriai.api.v1.ListTakingsResponse;
import org.noriai.api.view.Answers;
import org.noriai.dispatch.model.AreaCalendar;

/** {@code FareService}: what was taken. Thread-safe. */
public final class FareEndpoint extends FareServiceGrpc.FareServiceImplBase {

    private static final int DAYS_MAX = 400;

    private final Dispatch dispatch;
    private final AreaCalendar calendar;
    private final Currency currency;
    private final Fares fares;
    private final Settlements settlements;

    /** Serves with these. */
    public FareEndpoint(
            Dispatch dispatch, AreaCalendar calendar, Currency currency, Fares fares, Settlements settlements) {
        this.dispatch = dispatch;
        this.calendar = calendar;
        this.currency = currency;
        this.fares = fares;
        this.settlements = settlements;
    }

    @Override
    public void listTakings(ListTakingsRequest request, StreamObserver<ListTakingsResponse> observer) {
        Answers.one(observer, () -> {
            List<FieldProblem> problems = new ArrayList<>();
            LocalDate today = calendar.day(dispatch.clock().nowSeconds());
            LocalDate from = day("from", request.getFrom(), today, problems);
            LocalDate to = day("to", request.getTo(), from, problems);
            if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= DAYS_MAX) {
                problems.add(FieldProblem.of(
                        "to", to, "must be from %s on, and at most %d days later.".formatted(from, DAYS_MAX - 1)));
            }
            if (!problems.isEmpty()) {
                throw ProblemException.invalid(problems);
            }
            settlements.settle(dispatch.state());
            return takings(fares.listSettled(from, to));
        });
    }

    private static LocalDate day(String field, String text, LocalDate otherwise, List<FieldProblem> problems) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            problems.add(FieldProblem.of(field, text, "must be a day as 2026-11-26."));
            return otherwise;
        }
    }

    private ListTakingsResponse takings(List<Row> rows) {
        TreeMap<LocalDate, DayTakings.Builder> days = new TreeMap<>();
        for (Row row : rows) {
            Settlement settled = row.settlement().orElseThrow();
            FareTerms terms = FareTerms.parse(row.fare().terms());
            DayTakings.Builder day = days.computeIfAbsent(
                    settled.day(), date -> DayTakings.newBuilder().setDay(date.toString()));
            boolean tookPlace = settled.outcome().equals("COMPLETED");
            if (tookPlace) {
                day.setRides(day.getRides() + 1);
                day.setDayPasses(day.getDayPasses() + (terms.product() == FareTerms.Product.DAY_PASS ? 1 : 0));
            } else {
                day.setNoShows(day.getNoShows() + settled.dueUnits());
            }
            if (terms.payment() == Payment.CASH) {
                day.setCash(day.getCash() + settled.dueUnits());
            } else {
                day.setAccount(day.getAccount() + settled.dueUnits());
            }
        }
        ListTakingsResponse.Builder response = ListTakingsResponse.newBuilder()
                .setCurrency(currency.getCurrencyCode())
                .setFractionDigits(FareViews.fractionDigits(currency.getCurrencyCode()));
        days.values().forEach(response::addDays);
        return response.build();
    }
}
