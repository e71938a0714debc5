package org.noriai.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, on loopback. It ends with {@link #close()}, or with this process. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);

    private final ServiceSettings settings;
    private final Process process;
    private final Path log;
    private final Thread endsWithThisProcess;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private ServiceProcess(ServiceSettings settings, Process process, Path log) {
        this.settings = settings;
        this.process = process;
        this.log = log;
        this.endsWithThisProcess = new Thread(process::destroyForcibly);
    }

    /** Settings with free ports and an empty store in {@code folder}. */
    public static ServiceSettings settings(Path region, Path folder, double speed, Optional<Instant> clockStart) {
        return new ServiceSettings(region, folder.resolve("data"), speed, clockStart, freePort(), freePort());
    }

    /** Starts the service and waits until it is ready. */
    public static ServiceProcess start(ProjectFolder project, ServiceSettings settings)
            throws IOException, InterruptedException {
        ServiceProcess service = launch(project, settings);
        service.awaitReady();
        return service;
    }

    /** Starts the service without waiting for it. */
    public static ServiceProcess launch(ProjectFolder project, ServiceSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        List<String> command = new ArrayList<>(
                project.command(List.of("-Xmx768m", "-XX:+ExitOnOutOfMemoryError"), "org.noriai.api.NoriaiServer"));
        command.addAll(List.of(
                "--region",
                settings.region().toString(),
                "--data",
                settings.data().toString(),
                "--port",
                Integer.toString(settings.port()),
                "--grpc-port",
                Integer.toString(settings.grpcPort()),
                "--speed",
                Double.toString(settings.speed()),
                "--demo",
                // All of its riders and drivers call from here, faster than people do.
                "--calls-per-caller",
                "0",
                "--calls-per-address",
                "0",
                "--operator-token-file",
                settings.operatorTokenFile().toString()));
        settings.clockStart().ifPresent(start -> command.addAll(List.of("--clock-start", start.toString())));
        Path log = Files.createTempFile(settings.data().toAbsolutePath().getParent(), "service-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        ServiceProcess service = new ServiceProcess(settings, process, log);
        Runtime.getRuntime().addShutdownHook(service.endsWithThisProcess);
        return service;
    }

    /** A port of loopback that nobody listens on at this moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Loopback must have a free port.", e);
        }
    }

    public ServiceSettings settings() {
        return settings;
    }

    /** Host and port of the gRPC API. */
    public String grpcTarget() {
        return "127.0.0.1:" + settings.grpcPort();
    }

    /** Where the web app is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + settings.port() + "/");
    }

    public long pid() {
        return process.pid();
    }

    /** The answer to a GET of {@code path}, which begins with a slash. */
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .timeout(Duration.ofSeconds(15))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What the service printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("The service's log '" + log + "' must be readable.", e);
        }
    }

    /** Ends the service as a power cut would: no clean-up runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Waits for the service to end by itself.
     *
     * @return its exit status
     */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The service must end within " + READY_WITHIN + "; it printed: " + log());
        }
        return process.exitValue();
    }

    /** Ends the service as a person would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(endsWithThisProcess);
        } catch (IllegalStateException e) {
            // This process is ending, and the hook does its work.
            return;
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        Instant until = Instant.now().plus(READY_WITHIN);
        while (Instant.now().isBefore(until)) {
            if (!process.isAlive()) {
                throw new IOException("The service ended with status " + process.exitValue() + ": " + log());
            }
            try {
                if (get("/health/readiness").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet; the loop's end tells if it never does.
                Thread.sleep(50);
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("The service was not ready within " + READY_WITHIN + ": " + log());
    }
}
