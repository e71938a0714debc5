package org.noriai.api.configure;

import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.noriai.api.security.UnreadableMessages;

/** The same services twice: for the network, and in process for the HTTP adapter. Both pass the same interceptor. */
final class GrpcTransport implements AutoCloseable {

    private static final int MESSAGE_BYTES_MAX = 1 << 20;
    private static final int CALLS_PER_CONNECTION_MAX = 10_000;
    private static final int LOOK_MILLIS = 20;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HealthStatusManager health = new HealthStatusManager();
    private final List<ServerServiceDefinition> services = new ArrayList<>();
    private final Server inProcess;
    private final Server network;
    private final ManagedChannel channel;

    private GrpcTransport(
            String host, int port, List<ServerInterceptor> outermostFirst, List<BindableService> endpoints) {
        endpoints.forEach(endpoint -> services.add(endpoint.bindService()));
        String name = UUID.randomUUID().toString();
        inProcess = with(InProcessServerBuilder.forName(name), services, outermostFirst)
                .build();
        network = with(
                        NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
                                .withOption(ChannelOption.SO_REUSEADDR, true)
                                .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                                .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION_MAX)
                                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                                .permitKeepAliveWithoutCalls(true),
                        services.stream().map(UnreadableMessages::refusedBy).toList(),
                        outermostFirst)
                .build();
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    private <B extends ServerBuilder<B>> B with(
            B builder, List<ServerServiceDefinition> served, List<ServerInterceptor> outermostFirst) {
        served.forEach(builder::addService);
        // gRPC calls the one added last first.
        outermostFirst.reversed().forEach(builder::intercept);
        return builder.addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .executor(executor);
    }

    static GrpcTransport start(
            String host, int port, List<ServerInterceptor> outermostFirst, List<BindableService> endpoints) {
        GrpcTransport transport = new GrpcTransport(host, port, outermostFirst, endpoints);
        try {
            transport.inProcess.start();
            transport.network.start();
            return transport;
        } catch (IOException failed) {
            transport.close();
            if (HttpTransport.isBind(failed)) {
                throw new PortInUseException(port, host, "--grpc-port");
            }
            throw new StartException(
                    "The gRPC server can't listen on %s port %d: %s".formatted(host, port, failed.getMessage()));
        }
    }

    List<ServerServiceDefinition> services() {
        return List.copyOf(services);
    }

    /** To the services, past the network, not past the interceptor. */
    Channel channel() {
        return channel;
    }

    int port() {
        return network.getPort();
    }

    void serving(boolean serving) {
        health.setStatus("", serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }

    /**
     * Takes no more calls, and waits until those with one answer have ended.
     *
     * @param underWay how many there are
     * @param grace how long it waits at most
     */
    void drain(IntSupplier underWay, Duration grace) {
        health.enterTerminalState();
        network.shutdown();
        inProcess.shutdown();
        long until = System.nanoTime() + grace.toNanos();
        try {
            while (underWay.getAsInt() > 0 && System.nanoTime() < until) {
                Thread.sleep(LOOK_MILLIS);
            }
            // The last answers are on their way.
            network.awaitTermination(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what is still under way: streams end by nothing else. */
    @Override
    public void close() {
        health.enterTerminalState();
        network.shutdownNow();
        channel.shutdownNow();
        inProcess.shutdownNow();
        try {
            network.awaitTermination(1, TimeUnit.SECONDS);
            inProcess.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
    }
}
