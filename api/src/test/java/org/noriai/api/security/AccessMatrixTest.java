package org.noriai.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noriai.api.Contract;
import org.noriai.api.v1.Common;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.VehicleId;

/**
 * Every method of the contract, called by everybody: nobody, each role of this city, and each role of another city. What is
 * behind the interceptor answers whoever reaches it, so that an answer says that the interceptor let the caller through.
 */
class AccessMatrixTest {

    private static final Tenant HERE = new Tenant("odawara");
    private static final Tenant ELSEWHERE = new Tenant("hakone");
    private static final List<MethodDescriptor> METHODS = Contract.methods();

    private static Server server;
    private static ManagedChannel channel;

    @BeforeAll
    static void serveEveryMethod() throws Exception {
        Map<String, ServerServiceDefinition.Builder> services = new TreeMap<>();
        for (MethodDescriptor method : METHODS) {
            DynamicMessage answer = DynamicMessage.getDefaultInstance(method.getOutputType());
            services.computeIfAbsent(method.getService().getFullName(), ServerServiceDefinition::builder)
                    .addMethod(Contract.grpc(method), ServerCalls.asyncServerStreamingCall((request, observer) -> {
                        observer.onNext(answer);
                        observer.onCompleted();
                    }));
        }
        TokenCheck tokens = new TokenCheck(HERE, Optional.empty(), AccessMatrixTest::principal);
        InProcessServerBuilder builder = InProcessServerBuilder.forName("matrix")
                .directExecutor()
                .intercept(
                        new AccessInterceptor(HERE, tokens, new AddressKeys(), new CallLimits(0, 0, System::nanoTime)));
        services.values().forEach(service -> builder.addService(service.build()));
        server = builder.build().start();
        channel = InProcessChannelBuilder.forName("matrix").directExecutor().build();
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    /** A token is {@code city/ROLE} here. */
    private static Optional<Principal.Known> principal(String token) {
        int slash = token.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Tenant tenant = new Tenant(token.substring(0, slash));
        Role role = Role.valueOf(token.substring(slash + 1));
        return Optional.of(
                switch (role) {
                    case RIDER -> new Principal.Rider(tenant, new RiderId("r-1"));
                    case DRIVER, BUS_DRIVER -> new Principal.Device(tenant, new VehicleId("bus-1"), role);
                    case DESK, DISPATCHER, CITY_PLANNER, ADMINISTRATOR ->
                        new Principal.Staff(tenant, "s-1", Set.of(role));
                    case PARTNER -> new Principal.Partner(tenant, "p-1");
                    case ROLE_UNSPECIFIED, PUBLIC, UNRECOGNIZED -> throw new IllegalArgumentException(token);
                });
    }

    private static List<Role> callers() {
        List<Role> roles = new ArrayList<>(List.of(Role.values()));
        roles.removeAll(List.of(Role.ROLE_UNSPECIFIED, Role.PUBLIC, Role.UNRECOGNIZED));
        return roles;
    }

    private static Status.Code call(MethodDescriptor method, Optional<String> token) {
        Metadata headers = new Metadata();
        token.ifPresent(text -> headers.put(AccessInterceptor.AUTHORIZATION, "Bearer " + text));
        try {
            ClientCalls.blockingUnaryCall(
                    io.grpc.ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                    Contract.grpc(method).toBuilder()
                            .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
                            .build(),
                    CallOptions.DEFAULT,
                    DynamicMessage.getDefaultInstance(method.getInputType()));
            return Status.Code.OK;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode();
        }
    }

    private static Set<Role> audience(MethodDescriptor method) {
        return new HashSet<>(method.getOptions().getExtension(Common.audience));
    }

    @Test
    void everyMethodSaysWhoMayCallIt() {
        assertThat(METHODS).hasSizeGreaterThan(15);
        assertThat(METHODS)
                .allSatisfy(method -> assertThat(audience(method))
                        .as(method.getFullName())
                        .isNotEmpty()
                        .doesNotContain(Role.ROLE_UNSPECIFIED));
        assertThat(METHODS)
                .as("A method is for everybody or for some, not for both.")
                .allMatch(method -> !audience(method).contains(Role.PUBLIC)
                        || audience(method).size() == 1);
    }

    @Test
    void everyRoleReachesWhatIsItsOwnAndNothingElse() {
        Map<String, String> wrong = new TreeMap<>();
        int asked = 0;
        for (MethodDescriptor method : METHODS) {
            boolean open = audience(method).contains(Role.PUBLIC);
            for (Role role : callers()) {
                Status.Code here = call(method, Optional.of(HERE.name() + "/" + role));
                Status.Code elsewhere = call(method, Optional.of(ELSEWHERE.name() + "/" + role));
                Status.Code expected =
                        open || audience(method).contains(role) ? Status.Code.OK : Status.Code.PERMISSION_DENIED;
                if (here != expected) {
                    wrong.put(method.getFullName() + " by " + role, here + " instead of " + expected);
                }
                if (elsewhere != (open ? Status.Code.OK : Status.Code.UNAUTHENTICATED)) {
                    wrong.put(method.getFullName() + " by another city's " + role, elsewhere.toString());
                }
                asked += 2;
            }
            for (Optional<String> nobody : List.of(Optional.<String>empty(), Optional.of("made-up"))) {
                Status.Code code = call(method, nobody);
                if (code != (open ? Status.Code.OK : Status.Code.UNAUTHENTICATED)) {
                    wrong.put(method.getFullName() + " by nobody", code.toString());
                }
                asked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isEqualTo(METHODS.size() * (2 * callers().size() + 2));
    }

    @Test
    void whoHasSeveralRolesReachesWhatAnyOfThemDoes() {
        Principal both = new Principal.Staff(HERE, "s-1", Set.of(Role.DESK, Role.ADMINISTRATOR));
        assertThat(both.roles()).containsExactlyInAnyOrder(Role.DESK, Role.ADMINISTRATOR);
        assertThat(callers().stream().filter(Principal.STAFF_ROLES::contains).collect(Collectors.toSet()))
                .isEqualTo(Principal.STAFF_ROLES);
    }
}
