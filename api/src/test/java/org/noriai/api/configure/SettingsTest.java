package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.configure.ServerArguments.UnusableException;
import org.noriai.dispatch.engine.EngineLimits;

/** The configuration file: what it says, what it may not say, and that its documentation is true. */
final class SettingsTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("noriai.conf"), text);
    }

    @Test
    void theDocumentIsTheOneThatIsShippedAndSaysTheDefaults() throws IOException {
        Path shipped = Path.of("src/main/systemd/noriai.conf");
        assertThat(Files.readString(shipped)).isEqualTo(Settings.document());
        Settings uncommented =
                Settings.read(file(Settings.document().replaceAll("(?m)^#([a-z])", "$1")), Set.of(), new TreeMap<>());
        for (Setting setting : Setting.values()) {
            assertThat(uncommented.text(setting)).isEqualTo(setting.standard());
            assertThat(setting.fault(setting.standard())).as(setting.key()).isEmpty();
        }
        assertThat(Settings.DEFAULT.engineLimits()).isEqualTo(EngineLimits.DEFAULT);
    }

    @Test
    void whatTheFileSaysHoldsAndOptionsAreGivenBack() throws IOException {
        Map<String, String> options = new TreeMap<>();
        Settings settings = Settings.read(
                file("# ours\nengine.command-queue = 10\n\nlog.format=json\nport = 9000\n"), Set.of("--port"), options);
        assertThat(settings.engineLimits().commandQueue()).isEqualTo(10);
        assertThat(settings.text(Setting.LOG_FORMAT)).isEqualTo("json");
        assertThat(options).containsExactly(Map.entry("--port", "9000"));
    }

    @Test
    void everyLineThatCanNotBeUsedIsNamedAtOnce() throws IOException {
        Path bad = file("engine.command-queue = many\nengine.log-batch = 1.5\nnobody.knows = 1\nlog.format = xml\n"
                + "answers.kept-hours\nlimits.accounts-burst = 1\nlimits.accounts-burst = 2\nconfig = other\n");
        assertThatThrownBy(() -> Settings.read(bad, Set.of("--port", "--config"), new TreeMap<>()))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("line 1: engine.command-queue 'many' must be a whole number from 1 to 1000000.")
                .hasMessageContaining("line 2: engine.log-batch '1.5'")
                .hasMessageContaining("line 3: nobody.knows '1' is not known.")
                .hasMessageContaining("line 4: log.format 'xml' must be one of text, json.")
                .hasMessageContaining("line 5: answers.kept-hours '' has no value")
                .hasMessageContaining("line 7: limits.accounts-burst '2' is there twice.")
                .hasMessageContaining("line 8: config 'other' is not known.");
        assertThatThrownBy(() -> Settings.read(folder.resolve("missing"), Set.of(), new TreeMap<>()))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("missing");
    }
}
