package org.noriai.benchmarks.fuzz;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.noriai.api.v1.AccountServiceGrpc;
import org.noriai.api.v1.Common;
import org.noriai.api.v1.OperatorServiceGrpc;
import org.noriai.api.v1.RegisterBusDeviceRequest;
import org.noriai.api.v1.RegisterDeviceRequest;
import org.noriai.api.v1.RegisterPartnerRequest;
import org.noriai.api.v1.RegisterRiderRequest;
import org.noriai.api.v1.Role;
import org.noriai.api.v1.StaffServiceGrpc;

/** A valid token for each method, made anew where a request has ended the one before. Thread-safe. */
final class FuzzTokens {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;
    private final String operator;
    private final Map<Role, String> tokens = new ConcurrentHashMap<>();

    FuzzTokens(ManagedChannel channel, String operator) {
        this.channel = channel;
        this.operator = operator;
    }

    private static Role role(MethodDescriptor method) {
        List<Role> audience = method.getOptions().getExtension(Common.audience);
        return audience.isEmpty() ? Role.PUBLIC : audience.getFirst();
    }

    /** A token with which the method may be called. */
    String of(MethodDescriptor method) {
        return tokens.computeIfAbsent(role(method), this::make);
    }

    /** This one is not valid any more. */
    void spent(MethodDescriptor method, String token) {
        tokens.remove(role(method), token);
    }

    private String make(Role role) {
        return switch (role) {
            case PUBLIC, DESK, DISPATCHER, CITY_PLANNER, ADMINISTRATOR, ROLE_UNSPECIFIED, UNRECOGNIZED -> operator;
            case RIDER ->
                AccountServiceGrpc.newBlockingStub(channel)
                        .registerRider(RegisterRiderRequest.getDefaultInstance())
                        .getToken();
            case DRIVER ->
                OperatorServiceGrpc.newBlockingStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(operator)))
                        .registerDevice(RegisterDeviceRequest.newBuilder()
                                .setVehicleId("bus-1")
                                .build())
                        .getToken();
            case BUS_DRIVER ->
                staff().registerBusDevice(RegisterBusDeviceRequest.newBuilder()
                                .setBusId("community-bus")
                                .build())
                        .getToken();
            case PARTNER ->
                staff().registerPartner(RegisterPartnerRequest.newBuilder()
                                .setName("an application")
                                .build())
                        .getToken();
        };
    }

    private StaffServiceGrpc.StaffServiceBlockingStub staff() {
        return StaffServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(operator)));
    }

    static Metadata bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return headers;
    }
}
