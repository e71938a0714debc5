package org.noriai.api.rider;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.noriai.api.v1.RefusalReason;

/** Why there is no offer, in the area's language, or in English where it has no catalogue. Immutable. */
final class RefusalMessages {

    private final Map<RefusalReason, String> messages = new EnumMap<>(RefusalReason.class);

    RefusalMessages(Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                RefusalMessages.class.getPackageName() + ".refusals",
                language,
                // The machine's own language is nobody's here.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        for (RefusalReason reason : RefusalReason.values()) {
            if (reason != RefusalReason.UNRECOGNIZED && reason != RefusalReason.REFUSAL_REASON_UNSPECIFIED) {
                messages.put(reason, bundle.getString(reason.name()));
            }
        }
    }

    String message(RefusalReason reason) {
        return messages.getOrDefault(reason, "");
    }
}
