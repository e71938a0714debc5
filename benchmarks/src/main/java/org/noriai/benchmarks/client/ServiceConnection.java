package org.noriai.benchmarks.client;

import io.grpc.Attributes;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.noriai.api.v1.AccountServiceGrpc;
import org.noriai.api.v1.BookingServiceGrpc;
import org.noriai.api.v1.DriverServiceGrpc;
import org.noriai.api.v1.InformationServiceGrpc;
import org.noriai.api.v1.OperatorServiceGrpc;

/**
 * A connection to a running service by its public gRPC API. Calls block the calling thread, which is meant to be a
 * virtual one; a single call waits at most {@link #CALL_TIMEOUT}, a stream as long as it lasts. Thread-safe.
 */
public final class ServiceConnection implements AutoCloseable {
    /** How long one call may take, in wall time. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final Executor EXECUTOR = Executors.newVirtualThreadPerTaskExecutor();

    private final ManagedChannel channel;

    private ServiceConnection(ManagedChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects lazily: a service that is not there yet shows with the first call.
     *
     * @param target host and port, as {@code 127.0.0.1:50051}
     */
    public static ServiceConnection open(String target) {
        return new ServiceConnection(builder(target).build());
    }

    /**
     * Connects as {@link #open(String)} does, from an address of this machine's: services count what one address asks for.
     *
     * @param localAddress as {@code 127.1.0.7}
     */
    public static ServiceConnection openFrom(String localAddress, String target) {
        return new ServiceConnection(builder(target)
                .localSocketPicker(new NettyChannelBuilder.LocalSocketPicker() {
                    @Override
                    public SocketAddress createSocketAddress(SocketAddress remote, Attributes attributes) {
                        return new InetSocketAddress(localAddress, 0);
                    }
                })
                .build());
    }

    private static NettyChannelBuilder builder(String target) {
        return NettyChannelBuilder.forTarget(target)
                .usePlaintext()
                .executor(EXECUTOR)
                .keepAliveTime(30, TimeUnit.SECONDS);
    }

    /** Tries at once to reach a service that was not there, instead of waiting for the next attempt. */
    public void reconnect() {
        channel.resetConnectBackoff();
    }

    /** Riders' accounts; needs no token. */
    public AccountServiceGrpc.AccountServiceBlockingStub accounts() {
        return AccountServiceGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_TIMEOUT);
    }

    /** What everybody may know. */
    public InformationServiceGrpc.InformationServiceBlockingStub information() {
        return InformationServiceGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_TIMEOUT);
    }

    /** What everybody may know, without a time limit, for streams. */
    public InformationServiceGrpc.InformationServiceBlockingStub informationStreams() {
        return InformationServiceGrpc.newBlockingStub(channel);
    }

    /** Booking for the rider of {@code token}. */
    public BookingServiceGrpc.BookingServiceBlockingStub bookings(String token) {
        return bookingStreams(token).withDeadlineAfter(CALL_TIMEOUT);
    }

    /** Booking for the rider of {@code token}, without a time limit, for streams. */
    public BookingServiceGrpc.BookingServiceBlockingStub bookingStreams(String token) {
        return BookingServiceGrpc.newBlockingStub(channel).withInterceptors(bearer(token));
    }

    /** The tablet of {@code token}. */
    public DriverServiceGrpc.DriverServiceBlockingStub drivers(String token) {
        return driverStreams(token).withDeadlineAfter(CALL_TIMEOUT);
    }

    /** The tablet of {@code token}, without a time limit, for streams. */
    public DriverServiceGrpc.DriverServiceBlockingStub driverStreams(String token) {
        return DriverServiceGrpc.newBlockingStub(channel).withInterceptors(bearer(token));
    }

    /** The operator's staff with {@code token}. */
    public OperatorServiceGrpc.OperatorServiceBlockingStub operators(String token) {
        return OperatorServiceGrpc.newBlockingStub(channel)
                .withInterceptors(bearer(token))
                .withDeadlineAfter(CALL_TIMEOUT);
    }

    /** Ends every call and stream under way. */
    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static ClientInterceptor bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }
}
