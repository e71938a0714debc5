package org.noriai.api.security;

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
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.problem.Statuses;
import org.noriai.api.v1.Common;
import org.noriai.api.v1.Role;

/**
 * Decides who may call a method, by the {@code audience} option that the contract gives it: a set of roles. HTTP comes through the same
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

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    private static final String SCHEME = "bearer ";

    private final Tenant tenant;
    private final TokenCheck tokens;
    private final AddressKeys addresses;
    private final CallLimits limits;

    /** Serves this city, checks tokens, hides addresses and limits calls with these. */
    public AccessInterceptor(Tenant tenant, TokenCheck tokens, AddressKeys addresses, CallLimits limits) {
        this.limits = limits;
        this.tenant = tenant;
        this.tokens = tokens;
        this.addresses = addresses;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            String address = address(call, headers);
            String holder = addresses.of(address);
            limits.admitAddress(holder, LOOPBACK.contains(address));
            Principal principal = admit(call.getMethodDescriptor(), headers);
            limits.admitCaller(principal);
            Caller caller = new Caller(principal, holder);
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
        Set<Role> audience = audience(method);
        if (audience.isEmpty()) {
            throw new ProblemException(ProblemKind.FORBIDDEN, "This method is answered to nobody.");
        }
        return audience.contains(Role.PUBLIC) ? new Principal.Anybody() : require(headers, audience);
    }

    /** The roles that may call a method; none for a method whose contract says nothing, or something newer than this. */
    public static Set<Role> audience(MethodDescriptor<?, ?> method) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
            roles.addAll(supplier.getMethodDescriptor().getOptions().getExtension(Common.audience));
            roles.remove(Role.ROLE_UNSPECIFIED);
            roles.remove(Role.UNRECOGNIZED);
        }
        return roles;
    }

    private Principal require(Metadata headers, Set<Role> audience) {
        Optional<String> token = token(headers.get(AUTHORIZATION));
        if (token.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.UNAUTHENTICATED, "This method needs a token, sent as 'authorization: Bearer <token>'.");
        }
        // Another city's token is as unknown here as one that was made up.
        Principal.Known principal = tokens.find(token.get())
                .filter(known -> known.tenant().equals(tenant))
                .orElseThrow(() -> new ProblemException(ProblemKind.UNAUTHENTICATED, "The token is not known."));
        if (Collections.disjoint(principal.roles(), audience)) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    "This method is for %s; this token is of %s.".formatted(names(audience), names(principal.roles())));
        }
        return principal;
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
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
