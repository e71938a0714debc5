package org.noriai.benchmarks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything here ends before anything would be built. */
class LauncherTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    simulate --region no-such         | --region 'no-such' is not a folder
                    simulate --scenario no-such.json  | --scenario 'no-such.json' does not exist
                    simulate --seed x                 | --seed must be a whole number from 0 to 999999999, not 'x'
                    simulate --region .mvn --osm pom.xml | takes --region or --osm, not both
                    simulate --fast                   | no option '--fast'
                    bench darp                        | bench darp is not there yet
                    bench nonsense                    | no benchmark 'nonsense'
                    bench --count 0                   | --count must be a whole number from 1 to 100000000, not '0'
                    demo --gtfs no-such.zip           | --gtfs 'no-such.zip' does not exist
                    demo --service-date tomorrow      | --service-date must be a day as 2026-11-22, not 'tomorrow'
                    demo --port eighty                | --port must be a whole number from 1 to 65535, not 'eighty'
                    demo --port 65536                 | --port must be a whole number from 1 to 65535, not '65536'
                    demo --port 99999999999999999999  | --port must be a whole number
                    demo --port -1                    | not '-1'
                    demo --port 7001 --grpc-port 7001 | must differ, both are '7001'
                    demo --vehicles 0                 | --vehicles must be a whole number from 1 to 10000, not '0'
                    demo --requests-per-hour x        | --requests-per-hour must be a whole number from 1 to 1000000, not 'x'
                    demo --speed 0.0                  | --speed must be a number above 0 and up to 100, not '0.0'
                    demo --speed 1e3                  | --speed must be a number above 0 and up to 100, not '1e3'
                    demo --seed                       | --seed needs a value
                    demo --osm no-such.osm.pbf        | --osm 'no-such.osm.pbf' does not exist
                    demo --data pom.xml               | is not a folder
                    demo --fast                       | no option '--fast'
                    import                            | import needs --osm FILE
                    import --osm pom.xml              | import needs --out DIR
                    import --osm pom.xml --out .mvn   | is there already
                    import --gtfs no-such.zip         | --gtfs 'no-such.zip' does not exist
                    import --places .mvn              | --places '.mvn' is not a file that can be read
                    import --area                     | --area needs a value
                    serve --region no-such            | --region 'no-such' is not a folder
                    serve --data x                    | serve needs --region DIR
                    test everything                   | test takes no arguments, not 'everything'
                    fly                               | no command 'fly'
                    """)
    void unusableArgumentsAreToldInOneLineWithStatus2(String arguments, String told) throws Exception {
        Answer answer = noriai(arguments.split(" +"));
        assertThat(answer.errors()).contains(told);
        assertThat(answer.errors().strip()).doesNotContain("\n");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.output()).isEmpty();
    }

    @Test
    void portInUseIsToldInOneLineWithStatus1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Answer answer = noriai("demo", "--port", port);
            assertThat(answer.errors())
                    .contains("--port " + port + " is in use")
                    .hasLineCount(1);
            assertThat(answer.status()).isEqualTo(1);
        }
    }

    @Test
    void helpNamesEveryCommandAndSucceeds() throws Exception {
        Answer answer = noriai("help");
        assertThat(answer.status()).isZero();
        assertThat(answer.output())
                .contains("demo", "import", "serve", "simulate", "bench", "test", "help", "Examples");
    }

    /** What a run printed and ended with. */
    private record Answer(int status, String output, String errors) {}

    private Answer noriai(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "noriai"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .directory(root().toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        int status = process.waitFor();
        return new Answer(
                status,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    /** The project's root: the tests run in the module's folder. */
    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
