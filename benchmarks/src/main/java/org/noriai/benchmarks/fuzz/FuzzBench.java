package org.noriai.benchmarks.fuzz;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.noriai.benchmarks.process.ProjectFolder;
import org.noriai.benchmarks.process.ServiceProcess;
import org.noriai.benchmarks.process.Stage;
import org.noriai.benchmarks.report.BenchResult;

/**
 * Sends malformed requests to every method of the contract, over gRPC and as JSON, with tokens that may call it. Counted is
 * every answer that is a failure of the service, or an error without its type; and how much more of its heap the service
 * holds after all of them than after a first tenth.
 */
public final class FuzzBench {

    private static final int COUNT = 10_000;
    private static final int THREADS = 8;
    private static final int VEHICLES = 4;
    private static final long SEED = 26;

    private final ServiceProcess service;
    private final FuzzTally tally = new FuzzTally();
    private final List<MethodDescriptor> methods;

    private FuzzBench(ServiceProcess service) throws IOException {
        this.service = service;
        this.methods = ContractMethods.list();
    }

    /**
     * Sends so many to each method by each way.
     *
     * @param count how many, where given
     */
    public static List<BenchResult> run(ProjectFolder project, Optional<Integer> count)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.set(project, project.monaco(), Optional.of(VEHICLES), 1)) {
            return run(stage.service(), count.orElse(COUNT));
        }
    }

    /** The same to a service that runs already. */
    public static List<BenchResult> run(ServiceProcess service, int count) throws IOException, InterruptedException {
        FuzzBench bench = new FuzzBench(service);
        int first = Math.max(1, count / 10);
        bench.round(first, SEED);
        double before = bench.heapMegabytes();
        if (count > first) {
            bench.round(count - first, SEED + 1);
        }
        double after = bench.heapMegabytes();
        bench.tally.answers().forEach((answer, times) -> {
            if (answer.length() < 40) {
                System.err.println("fuzz: " + times + " x " + answer);
            }
        });
        bench.tally.failures().forEach(failure -> System.err.println("fuzz: FAILED " + failure));
        String conditions = "%d malformed requests a method and way, %d methods, %d threads"
                .formatted(count, bench.methods.size(), THREADS);
        return List.of(
                BenchResult.of("fuzz.failures", "answers", bench.tally.failed(), bench.tally.asked(), conditions),
                BenchResult.of("fuzz.heap.growth", "MB", after - before, bench.tally.asked(), conditions));
    }

    private void round(int count, long seed) throws IOException, InterruptedException {
        Path tokenFile = service.settings().operatorTokenFile();
        ManagedChannel channel = NettyChannelBuilder.forTarget(service.grpcTarget())
                .usePlaintext()
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (HttpClient http = HttpClient.newHttpClient()) {
            FuzzTokens tokens =
                    new FuzzTokens(channel, Files.readString(tokenFile).strip());
            GrpcFuzz grpc = new GrpcFuzz(channel, tokens, tally);
            HttpFuzz json = new HttpFuzz(http, service.url(), tokens, tally);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < methods.size(); i++) {
                MethodDescriptor method = methods.get(i);
                long own = seed * 1_000 + i;
                done.add(threads.submit(() -> {
                    MalformedMessages messages = new MalformedMessages(own);
                    MalformedJson malformed = new MalformedJson(own);
                    for (int j = 0; j < count; j++) {
                        grpc.send(method, messages.bytes(method.getInputType()));
                        json.send(method, malformed);
                    }
                    return method;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("The requests must be sent.", failed.getCause());
        } finally {
            threads.shutdownNow();
            channel.shutdownNow();
        }
    }

    /** What the service's heap holds after a full collection. */
    private double heapMegabytes() throws IOException, InterruptedException {
        Process collection = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(service.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collection.waitFor() != 0) {
            throw new IOException("The service's heap must be collectable.");
        }
        String metrics = new String(service.get("/metrics").body(), StandardCharsets.UTF_8);
        return metrics.lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / (1 << 20);
    }
}
