package org.noriai.api.feed;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import java.util.Locale;

/** Disturbances as entities of GTFS-realtime, with texts to read and to be spoken. Immutable. */
final class AlertEntities {

    private final FeedArea area;
    private final String route;

    AlertEntities(FeedArea area, String route) {
        this.area = area;
        this.route = route;
    }

    FeedEntity entity(FeedAlert alert) {
        TranslatedString header = translated(header(alert.kind(), area.language()));
        TranslatedString text = translated(alert.text());
        Alert.Builder view = Alert.newBuilder()
                .addActivePeriod(TimeRange.newBuilder()
                        .setStart(alert.start().getEpochSecond())
                        .setEnd(alert.end().getEpochSecond()))
                .setCause(alert.kind() == FeedAlert.Kind.STREET ? Alert.Cause.CONSTRUCTION : Alert.Cause.OTHER_CAUSE)
                .setEffect(alert.kind() == FeedAlert.Kind.STREET ? Alert.Effect.DETOUR : Alert.Effect.NO_SERVICE)
                .setHeaderText(header)
                .setTtsHeaderText(header)
                .setDescriptionText(text)
                .setTtsDescriptionText(text);
        if (alert.places().isEmpty()) {
            view.addInformedEntity(EntitySelector.newBuilder().setRouteId(route));
        }
        for (int place : alert.places()) {
            view.addInformedEntity(EntitySelector.newBuilder().setRouteId(route).setStopId(area.stopId(place)));
        }
        return FeedEntity.newBuilder().setId(alert.id()).setAlert(view).build();
    }

    private TranslatedString translated(String text) {
        return TranslatedString.newBuilder()
                .addTranslation(TranslatedString.Translation.newBuilder()
                        .setText(text)
                        .setLanguage(area.language().toLanguageTag()))
                .build();
    }

    private static String header(FeedAlert.Kind kind, Locale language) {
        boolean street = kind == FeedAlert.Kind.STREET;
        return switch (language.getLanguage()) {
            case "ja" -> street ? "道路の通行止め・規制のお知らせ" : "運休のお知らせ";
            case "fr" -> street ? "Rue fermée ou ralentie" : "Service suspendu";
            case "de" -> street ? "Straße gesperrt oder verlangsamt" : "Kein Betrieb";
            case "pt" -> street ? "Rua cortada ou condicionada" : "Serviço suspenso";
            default -> street ? "A street is closed or slow" : "Service suspended";
        };
    }
}
