package org.noriai.dispatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.model.TravelWish.ArriveBy;
import org.noriai.dispatch.simulation.Wish.Channel;

/** S3: what can be simulated, and what is drawn from it. */
class S3ScenarioTest {

    private static final SimulatedArea CITY = SmallCity.square(3);

    @Test
    void s301_everyBadValueIsToldAtOnceWithFieldAndValue() {
        assertThatThrownBy(() -> new Scenario(
                        -1,
                        60,
                        -5,
                        List.of(1.0),
                        1.5,
                        Double.NaN,
                        0,
                        0,
                        -0.1,
                        2,
                        -1,
                        0,
                        -1,
                        List.of(),
                        7,
                        120,
                        500,
                        400,
                        -2,
                        -3,
                        0.7,
                        0.6,
                        -1,
                        2,
                        -1,
                        -9))
                .isInstanceOfSatisfying(
                        UnusableScenarioException.class,
                        unusable -> assertThat(unusable.problems())
                                .hasSize(Scenario.class.getRecordComponents().length - 2)
                                .contains(
                                        "serviceFromSeconds must be from 0 to 86399, not -1.",
                                        "requests must be from 0 to 1000000, not -5.",
                                        "shareDaysAhead must be from 0.0 to 1.0, not NaN.",
                                        "hourWeights must be 24 numbers from 0 to 1000000, one of them above 0, not [1.0]."));
    }

    @Test
    void s302_nobodyCanBeServedInHoursThatNobodyWants() {
        assertThatThrownBy(() -> SmallCity.quietDay(3600, 3600, 1, SmallCity.onlyHour(8)))
                .hasMessageContaining("hourWeights must have a weight above 0 in the hours of service");
    }

    @Test
    void s303_theDemandIsAsTheScenarioSays() {
        List<Wish> wishes = new Demand(CITY, Scenario.DEFAULT.withRequests(4000), new Streams(1)).list();
        assertThat(wishes).isSortedAccordingTo(Comparator.comparingInt(Wish::askSeconds));
        assertThat(share(wishes, wish -> wish.askSeconds() < Scenario.MIDNIGHT_SECONDS))
                .isBetween(0.155, 0.195);
        assertThat(share(wishes, wish -> wish.wish() instanceof ArriveBy)).isBetween(0.12, 0.16);
        assertThat(share(wishes, Wish::wheelchair)).isBetween(0.04, 0.06);
        assertThat(share(wishes, wish -> wish.channel() == Channel.TELEPHONE)).isBetween(0.47, 0.53);
        assertThat(share(wishes, wish -> wish.fromPlace() == 3 || wish.toPlace() == 3))
                .isBetween(0.3, 0.45);
        assertThat(wishes).allMatch(wish -> wish.fromPlace() != wish.toPlace());
        assertThat(wishes).allMatch(wish -> wish.askSeconds() <= wish.wish().seconds());
    }

    @Test
    void s304_oneChangeLeavesWhatElseIsDrawnAsItWas() {
        Scenario day = Scenario.DEFAULT.withRequests(50);
        List<Wish> wishes = new Demand(CITY, day, new Streams(3)).list();
        assertThat(new Demand(CITY, day.undisturbed(), new Streams(3)).list())
                .usingElementComparator(Comparator.comparingInt(Wish::number)
                        .thenComparingInt(Wish::askSeconds)
                        .thenComparingInt(Wish::fromPlace)
                        .thenComparingInt(Wish::toPlace)
                        .thenComparing(Wish::party, Comparator.comparing(Object::toString)))
                .isEqualTo(wishes);
        assertThat(new Demand(CITY, day.withRequests(60), new Streams(3)).list())
                .containsAll(wishes);
    }

    @Test
    void s305_theAgendaIsInTotalOrder() {
        Agenda agenda = new Agenda();
        Happening first = new Happening.ShiftIsOver(1);
        Happening second = new Happening.ShiftIsOver(2);
        Happening third = new Happening.ShiftIsOver(3);
        agenda.add(20, third);
        agenda.add(10, first);
        agenda.add(10, second);
        assertThat(agenda.next()).isSameAs(first);
        agenda.add(5, first);
        assertThat(agenda.next()).isSameAs(second);
        assertThat(agenda.next()).isSameAs(first);
        assertThat(agenda.nowSeconds()).isEqualTo(10);
        assertThat(agenda.next()).isSameAs(third);
        assertThat(agenda.isEmpty()).isTrue();
    }

    private static double share(List<Wish> wishes, java.util.function.Predicate<Wish> some) {
        return (double) wishes.stream().filter(some).count() / wishes.size();
    }
}
