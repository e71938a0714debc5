package org.noriai.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as processes of their own. Whoever starts one ends it. */
public final class TestProcesses {

    private static final int MINUTES_MAX = 5;

    private TestProcesses() {}

    /** The command that runs a class with the tests' class path. */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                // What surefire passes on; outside of it the class path itself.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs a command to its end, which must be a good one.
     *
     * @param directory where
     * @param output the file that gets its standard output; errors go to one beside it that is called {@code .errors}
     * @return what it said
     */
    public static String run(Path directory, Path output, List<String> command)
            throws IOException, InterruptedException {
        Path errors = output.resolveSibling(output.getFileName() + ".errors").toAbsolutePath();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.toAbsolutePath().toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES_MAX, TimeUnit.MINUTES))
                    .as("%s ended in time", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s: %s %s", command, Files.readString(output), Files.readString(errors))
                .isZero();
        return Files.readString(output);
    }
}
