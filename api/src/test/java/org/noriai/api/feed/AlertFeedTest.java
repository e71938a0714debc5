package org.noriai.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noriai.api.TestTown;

/** What the world is told of suspensions and closed streets. */
class AlertFeedTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void anAlertSaysWhereWhenAndWhyToReadersAndListeners() throws Exception {
        List<FeedAlert> alerts = List.of(
                new FeedAlert("snow", FeedAlert.Kind.SUSPENDED, NOON, NOON.plusSeconds(3600), List.of(2, 3), "大雪のため"),
                new FeedAlert("works", FeedAlert.Kind.STREET, NOON, NOON.plusSeconds(60), List.of(), "travaux"));
        FeedMessage feed = FeedMessage.parseFrom(new GtfsRealtimeFeed(TestTown.FEED_AREA)
                .alerts(TestTown.running(1).snapshot(0, Map.of()), alerts)
                .toByteArray());
        Alert snow = feed.getEntity(0).getAlert();
        assertThat(feed.getEntity(0).getId()).isEqualTo("snow");
        assertThat(snow.getEffect()).isEqualTo(Alert.Effect.NO_SERVICE);
        assertThat(snow.getInformedEntityList())
                .extracting(entity -> entity.getStopId())
                .containsExactly("stop-2", "stop-3");
        assertThat(snow.getActivePeriod(0).getEnd()).isEqualTo(NOON.getEpochSecond() + 3600);
        assertThat(snow.getDescriptionText()).isEqualTo(snow.getTtsDescriptionText());
        assertThat(snow.getDescriptionText().getTranslation(0).getText()).isEqualTo("大雪のため");
        Alert works = feed.getEntity(1).getAlert();
        assertThat(works.getEffect()).isEqualTo(Alert.Effect.DETOUR);
        assertThat(works.getHeaderText().getTranslation(0).getLanguage()).isEqualTo("fr");
        assertThat(works.getInformedEntity(0).getRouteId()).isEqualTo("on-demand");
    }
}
