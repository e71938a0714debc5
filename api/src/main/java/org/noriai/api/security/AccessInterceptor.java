package org.noriai.api.security;

import com.google.protobuf.Descriptors;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessSocketAddress;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.problem.Statuses;
import org.noriai.api.v1.Audience;
import org.noriai.api.v1.Common;

/**
 * Decides who may call a method, by the {@code audience} option that the contract gives it. HTTP comes through the same
 * interceptor, since its adapter calls over the in-process transport.
 *
 * <p>Deny by default: a method without the option is answered to nobody, except for the two services of gRPC itself in
 * {@link #OPEN_SERVICES}. Thread-safe.
 */
public final class AccessInterceptor implements ServerInterceptor {

    /** Address of an HTTP client, told by the adapter; believed on the in-process transport only. */
    public static final Metadata.Key<String> CLIENT_ADDRESS =
            Metadata.Key.of("noriai-client-address", Metadata.ASCII_STRING_MARSHALLER);

    /** The token, as {@code Bearer <token>}. */
    public static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** What gRPC clients ask before they know a token: health and the contract itself. */
    static final Set<String> OPEN_SERVICES = Set.of(
            "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection");

    private static final String SCHEME = "bearer ";

    private final TokenCheck tokens;
    private final AddressKeys addresses;

    /** Checks tokens and hides addresses with these. */
    public AccessInterceptor(TokenCheck tokens, AddressKeys addresses) {
        this.tokens = tokens;
        this.addresses = addresses;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            Caller caller =
                    new Caller(admit(call.getMethodDescriptor(), headers), addresses.of(address(call, headers)));
            return Contexts.interceptCall(Context.current().withValue(Caller.KEY, caller), call, headers, next);
        } catch (ProblemException problem) {
            StatusRuntimeException status = Statuses.toStatus(problem);
            Metadata trailers = status.getTrailers();
            call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
            return new ServerCall.Listener<>() {};
        }
    }

    private Principal admit(MethodDescriptor<?, ?> method, Metadata headers) {
        if (OPEN_SERVICES.contains(String.valueOf(method.getServiceName()))) {
            return new Principal.Anybody();
        }
        return switch (audience(method)) {
            case PUBLIC -> new Principal.Anybody();
            case RIDER -> require(headers, Principal.Rider.class);
            case DEVICE -> require(headers, Principal.Device.class);
            case OPERATOR -> require(headers, Principal.Operator.class);
            case AUDIENCE_UNSPECIFIED, UNRECOGNIZED ->
                throw new ProblemException(ProblemKind.FORBIDDEN, "This method is answered to nobody.");
        };
    }

    private static Audience audience(MethodDescriptor<?, ?> method) {
        if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
            Descriptors.MethodDescriptor descriptor = supplier.getMethodDescriptor();
            return descriptor.getOptions().getExtension(Common.audience);
        }
        return Audience.AUDIENCE_UNSPECIFIED;
    }

    private Principal require(Metadata headers, Class<? extends Principal> wanted) {
        Optional<String> token = token(headers.get(AUTHORIZATION));
        if (token.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.UNAUTHENTICATED, "This method needs a token, sent as 'authorization: Bearer <token>'.");
        }
        Principal principal = tokens.find(token.get())
                .orElseThrow(() -> new ProblemException(ProblemKind.UNAUTHENTICATED, "The token is not known."));
        if (!wanted.isInstance(principal)) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    "This method is for a %s's token; this one is a %s's."
                            .formatted(name(wanted), name(principal.getClass())));
        }
        return principal;
    }

    private static String name(Class<?> principal) {
        return principal.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> token(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static String address(ServerCall<?, ?> call, Metadata headers) {
        SocketAddress remote = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (remote instanceof InetSocketAddress internet && internet.getAddress() != null) {
            return internet.getAddress().getHostAddress();
        }
        String told = remote instanceof InProcessSocketAddress ? headers.get(CLIENT_ADDRESS) : null;
        return told == null ? "unknown" : told;
    }
}
