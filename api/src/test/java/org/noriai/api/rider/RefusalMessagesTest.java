package org.noriai.api.rider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noriai.api.v1.RefusalReason;

class RefusalMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "fr", "de", "pt"})
    void saysEveryReasonInEveryLanguage(String language) {
        RefusalMessages messages = new RefusalMessages(Locale.forLanguageTag(language));
        Set<String> sentences = new HashSet<>();
        for (RefusalReason reason : RefusalReason.values()) {
            if (reason != RefusalReason.REFUSAL_REASON_UNSPECIFIED && reason != RefusalReason.UNRECOGNIZED) {
                assertThat(messages.message(reason)).as(reason.name()).isNotBlank();
                sentences.add(messages.message(reason));
            }
        }
        assertThat(sentences).hasSize(12);
    }

    @Test
    void speaksTheLanguageOfTheAreaWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new RefusalMessages(Locale.JAPAN).message(RefusalReason.TOO_CLOSE))
                    .contains("歩いた");
            assertThat(new RefusalMessages(Locale.forLanguageTag("eo")).message(RefusalReason.TOO_CLOSE))
                    .contains("faster on foot");
        } finally {
            Locale.setDefault(machine);
        }
    }
}
