package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.noriai.api.Contract;
import org.noriai.api.security.AccessInterceptor;
import org.noriai.api.security.Principal;
import org.noriai.api.security.Tenant;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.v1.Common;
import org.noriai.api.v1.Ride;
import org.noriai.api.v1.Role;
import org.noriai.dispatch.model.VehicleId;

/**
 * Every method of the contract at the running service, called with real tokens of every role of this city and of another one
 * whose people are in the same database; and everything that names a ride, for the rider whose it is and for another.
 */
class AccessServiceTest extends RunningService {

    private static final Set<Role> CALLERS =
            EnumSet.complementOf(EnumSet.of(Role.ROLE_UNSPECIFIED, Role.PUBLIC, Role.UNRECOGNIZED));
    private static final List<MethodDescriptor> METHODS = Contract.methods().stream()
            .filter(method -> !method.getService().getName().equals("DemoService"))
            .toList();

    private Connection connection;
    private PeopleStore here;
    private PeopleStore elsewhere;

    @BeforeEach
    void openTheStoreBesides() throws Exception {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/noriai.db"));
        var sql = DSL.using(connection, SQLDialect.SQLITE);
        sql.execute("pragma busy_timeout = 10000");
        sql.execute("pragma synchronous = off");
        here = new PeopleStore(sql, new Tenant(area.getName()), InstantSource.system());
        elsewhere = new PeopleStore(sql, new Tenant("hakone"), InstantSource.system());
    }

    @AfterEach
    void closeIt() throws Exception {
        connection.close();
    }

    @Override
    List<String> more() {
        return List.of("--calls-per-caller", "0");
    }

    /** A new token each time: some methods end the sign-in that they are called with. */
    private static String token(PeopleStore people, Role role) {
        return switch (role) {
            case RIDER -> people.tokens().registerRider().token();
            case DRIVER -> people.tokens().registerDevice(new VehicleId(BUS), role);
            case BUS_DRIVER -> people.tokens().registerDevice(new VehicleId("community-bus"), role);
            case DESK, DISPATCHER, CITY_PLANNER, ADMINISTRATOR -> {
                var account = people.staff().knownByProvider("test " + role, "test " + role, Set.of(role));
                people.staff().change(account.id(), Set.of(role), true);
                yield people.tokens().sessions().open(account.principal()).accessToken();
            }
            case PARTNER -> people.tokens().registerPartner("an application").token();
            case ROLE_UNSPECIFIED, PUBLIC, UNRECOGNIZED -> throw new IllegalArgumentException(role.toString());
        };
    }

    private Status.Code call(MethodDescriptor method, String token, DynamicMessage request) {
        Metadata headers = new Metadata();
        headers.put(AccessInterceptor.AUTHORIZATION, "Bearer " + token);
        Channel as = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS);
        try {
            if (method.isServerStreaming()) {
                Iterator<DynamicMessage> answers =
                        ClientCalls.blockingServerStreamingCall(as, Contract.grpc(method), options, request);
                return answers.hasNext() ? Status.Code.OK : Status.Code.UNKNOWN;
            }
            ClientCalls.blockingUnaryCall(as, Contract.grpc(method), options, request);
            return Status.Code.OK;
        } catch (StatusRuntimeException failed) {
            return failed.getStatus().getCode();
        }
    }

    private static DynamicMessage empty(MethodDescriptor method) {
        return DynamicMessage.getDefaultInstance(method.getInputType());
    }

    private static Set<Role> audience(MethodDescriptor method) {
        return new HashSet<>(method.getOptions().getExtension(Common.audience));
    }

    @Test
    void everyMethodIsForWhomTheContractSaysAndForNobodyOfAnotherCity() {
        Set<Status.Code> failures = EnumSet.of(
                Status.Code.INTERNAL,
                Status.Code.UNKNOWN,
                Status.Code.UNAVAILABLE,
                Status.Code.UNIMPLEMENTED,
                Status.Code.DEADLINE_EXCEEDED);
        Map<String, String> wrong = new TreeMap<>();
        for (MethodDescriptor method : METHODS) {
            if (audience(method).contains(Role.PUBLIC)) {
                continue;
            }
            for (Role role : CALLERS) {
                String name = method.getFullName() + " by " + role;
                Status.Code code = call(method, token(here, role), empty(method));
                boolean denied = code == Status.Code.PERMISSION_DENIED || code == Status.Code.UNAUTHENTICATED;
                boolean as = audience(method).contains(role)
                        ? !denied && !failures.contains(code)
                        : code == Status.Code.PERMISSION_DENIED;
                if (!as) {
                    wrong.put(name, code.toString());
                }
                Status.Code foreign = call(method, token(elsewhere, role), empty(method));
                if (foreign != Status.Code.UNAUTHENTICATED) {
                    wrong.put(name + " of another city", foreign.toString());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatNamesARideIsForTheRiderWhoseItIs() {
        driver();
        Map<String, String> wrong = new TreeMap<>();
        int asked = 0;
        for (MethodDescriptor method : METHODS) {
            FieldDescriptor field = method.getInputType().findFieldByName("ride_id");
            if (field == null || !audience(method).contains(Role.RIDER)) {
                continue;
            }
            String owner = token(here, Role.RIDER);
            Ride ride = book(owner, "key");
            DynamicMessage request = DynamicMessage.newBuilder(method.getInputType())
                    .setField(field, ride.getRideId())
                    .build();
            Status.Code another = call(method, token(here, Role.RIDER), request);
            Status.Code own = call(method, owner, request);
            // A ride that is there may not be in the state that the method wants; another's is as if it were not there.
            boolean reached = own == Status.Code.OK || own == Status.Code.FAILED_PRECONDITION;
            boolean refusedForMore = own == another && own != Status.Code.OK;
            if (reached && another != Status.Code.NOT_FOUND || !reached && !refusedForMore) {
                wrong.put(method.getFullName(), "own %s, another's %s".formatted(own, another));
            }
            asked += reached ? 1 : 0;
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThanOrEqualTo(3);
    }

    @Test
    void anotherCitysRiderIsUnknownToTheDesk() {
        var rider = elsewhere
                .riders()
                .add(org.noriai.api.v1.RiderProfile.newBuilder().setName("X").build());
        String desk = token(here, Role.DESK);
        List<String> wrong = new ArrayList<>();
        for (MethodDescriptor method : METHODS) {
            FieldDescriptor field = method.getInputType().findFieldByName("rider_id");
            if (field != null && audience(method).contains(Role.DESK)) {
                Status.Code code = call(
                        method,
                        desk,
                        DynamicMessage.newBuilder(method.getInputType())
                                .setField(field, rider.id().value())
                                .build());
                if (code != Status.Code.NOT_FOUND) {
                    wrong.add(method.getFullName() + " " + code);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(elsewhere.riders().find(rider.id())).isPresent();
        assertThat(Principal.STAFF_ROLES).contains(Role.DESK);
    }
}
