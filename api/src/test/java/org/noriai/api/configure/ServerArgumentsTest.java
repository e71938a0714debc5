package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerArgumentsTest {

    @TempDir
    Path folder;

    private ServerArguments parse(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--region", folder.toString(), "--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return ServerArguments.parse(arguments.toArray(String[]::new));
    }

    @Test
    void hasDefaultsForAllButTheFolders() {
        ServerArguments arguments = parse();
        assertThat(arguments.host()).isEqualTo("127.0.0.1");
        assertThat(arguments.port()).isEqualTo(8080);
        assertThat(arguments.grpcPort()).isEqualTo(50051);
        assertThat(arguments.speed()).isEqualTo(1);
        assertThat(arguments.demonstration()).isFalse();
    }

    @Test
    void takesEveryArgument() {
        ServerArguments arguments =
                parse("--demo", "--speed", "2.5", "--port", "0", "--clock-start", "2026-11-22T08:00:00Z");
        assertThat(arguments.demonstration()).isTrue();
        assertThat(arguments.speed()).isEqualTo(2.5);
        assertThat(arguments.port()).isZero();
        assertThat(arguments.clockStart()).contains(Instant.parse("2026-11-22T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 70000",
        "--port, eighty",
        "--grpc-port, -1",
        "--speed, 0",
        "--speed, NaN",
        "--speed, 1e9",
        "--clock-start, yesterday",
        "--clock-start, 1888-01-01T00:00:00Z",
        "--service-date, 2026-02-30",
        "--service-date, today",
        "--service-date, 1888-01-01",
        "--public-url, ftp://x",
        "--colour, red",
    })
    void namesAnArgumentThatCanNotBeUsedInOneLine(String name, String value) {
        assertThatThrownBy(() -> parse(name, value))
                .isInstanceOf(ServerArguments.UnusableException.class)
                .hasMessageContaining(name)
                .message()
                .hasLineCount(1);
    }

    @Test
    void takesADayOrAnInstantAndManyTimetables() {
        ServerArguments arguments = parse("--service-date", "2022-09-14", "--gtfs", "a.zip", "--gtfs", "b");
        assertThat(arguments.serviceDate()).contains(LocalDate.of(2022, 9, 14));
        assertThat(arguments.gtfs()).containsExactly(Path.of("a.zip"), Path.of("b"));
        assertThatThrownBy(() -> parse("--service-date", "2022-09-14", "--clock-start", "2026-11-22T08:00:00Z"))
                .isInstanceOf(ServerArguments.UnusableException.class)
                .hasMessage("--clock-start and --service-date both say when it is; leave one out.");
    }

    @Test
    void asksForWhatIsMissing() {
        assertThatThrownBy(() -> ServerArguments.parse("--data", "x")).hasMessageContaining("--region");
        assertThatThrownBy(() -> ServerArguments.parse("--port")).hasMessageContaining("--port needs a value");
        assertThatThrownBy(() -> ServerArguments.parse("--region", folder + "/none", "--data", "x"))
                .hasMessageContaining("none");
    }
}
