package org.noriai.benchmarks.fuzz;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sends bytes as requests over gRPC. Thread-safe. */
final class GrpcFuzz {

    private static final long TIMEOUT_SECONDS = 30;

    /** What a caller is never to see for what the caller sent. */
    private static final Set<Status.Code> FAILURES = EnumSet.of(
            Status.Code.INTERNAL,
            Status.Code.UNKNOWN,
            Status.Code.DATA_LOSS,
            Status.Code.UNAVAILABLE,
            Status.Code.CANCELLED,
            Status.Code.UNIMPLEMENTED,
            Status.Code.DEADLINE_EXCEEDED);

    private static final Marshaller<byte[]> BYTES = new Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    };

    private final ManagedChannel channel;
    private final FuzzTokens tokens;
    private final FuzzTally tally;

    GrpcFuzz(ManagedChannel channel, FuzzTokens tokens, FuzzTally tally) {
        this.channel = channel;
        this.tokens = tokens;
        this.tally = tally;
    }

    void send(MethodDescriptor method, byte[] request) {
        String token = tokens.of(method);
        Channel as = ClientInterceptors.intercept(
                channel, MetadataUtils.newAttachHeadersInterceptor(FuzzTokens.bearer(token)));
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        boolean stream = method.isServerStreaming();
        var grpc = io.grpc.MethodDescriptor.<byte[], byte[]>newBuilder(BYTES, BYTES)
                .setType(stream ? MethodType.SERVER_STREAMING : MethodType.UNARY)
                .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(
                        method.getService().getFullName(), method.getName()))
                .build();
        try {
            if (stream) {
                first(as, grpc, options, request);
            } else {
                ClientCalls.blockingUnaryCall(as, grpc, options, request);
            }
            tally.count("grpc OK");
        } catch (StatusRuntimeException answered) {
            judge(method, token, answered);
        }
    }

    /** Listens until the first answer, then hangs up. */
    private static void first(
            Channel as, io.grpc.MethodDescriptor<byte[], byte[]> grpc, CallOptions options, byte[] request) {
        io.grpc.Context.CancellableContext listening = io.grpc.Context.current().withCancellation();
        listening.run(() -> {
            Iterator<byte[]> answers = ClientCalls.blockingServerStreamingCall(as, grpc, options, request);
            if (answers.hasNext()) {
                answers.next();
            }
        });
        listening.cancel(null);
    }

    private void judge(MethodDescriptor method, String token, StatusRuntimeException answered) {
        Status.Code code = answered.getStatus().getCode();
        if (code == Status.Code.UNAUTHENTICATED) {
            tokens.spent(method, token);
        }
        com.google.rpc.Status details = StatusProto.fromThrowable(answered);
        boolean typed =
                details != null && details.getDetailsList().stream().anyMatch((Any any) -> any.is(ErrorInfo.class));
        if (FAILURES.contains(code) || !typed) {
            tally.fail(
                    method.getFullName(),
                    "grpc " + code + (typed ? "" : " untyped") + " "
                            + answered.getStatus().getDescription());
        } else {
            tally.count("grpc " + code);
        }
    }
}
