package org.noriai.api.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessInterceptorTest {

    private static final MethodDescriptor<Empty, Empty> UNMARKED = MethodDescriptor.<Empty, Empty>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName("noriai.v1.NewService/Forgotten")
            .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .build();

    private static final Tenant TENANT = new Tenant("odawara");

    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void serveAMethodThatSaysNothingOfItsAudience() throws IOException {
        TokenCheck tokens = new TokenCheck(TENANT, Optional.of("operator"), token -> Optional.empty());
        server = InProcessServerBuilder.forName("unmarked")
                .directExecutor()
                .intercept(new AccessInterceptor(
                        TENANT, tokens, new AddressKeys(), new CallLimits(0, 0, System::nanoTime)))
                .addService(ServerServiceDefinition.builder("noriai.v1.NewService")
                        .addMethod(UNMARKED, ServerCalls.asyncUnaryCall((request, observer) -> {
                            observer.onNext(request);
                            observer.onCompleted();
                        }))
                        .build())
                .build()
                .start();
        channel = InProcessChannelBuilder.forName("unmarked").directExecutor().build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void aMethodWithoutAnAudienceIsAnsweredToNobody() {
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        channel, UNMARKED, CallOptions.DEFAULT, Empty.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class)
                .extracting(Status::fromThrowable)
                .extracting(Status::getCode)
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }
}
