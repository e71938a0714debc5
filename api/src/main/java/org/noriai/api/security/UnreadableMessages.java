package org.noriai.api.security;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.Statuses;

/**
 * Answers bytes that are no message with an error of the caller's, as every other bad input; gRPC by itself calls them a
 * failure of the service. Thread-safe.
 */
public final class UnreadableMessages implements ServerInterceptor {

    private UnreadableMessages() {}

    /** The same service, whose messages are read within. */
    public static ServerServiceDefinition refusedBy(ServerServiceDefinition service) {
        return ServerInterceptors.intercept(
                ServerInterceptors.useInputStreamMessages(service), new UnreadableMessages());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {

            private boolean refused;

            @Override
            public void onMessage(Q message) {
                if (refused) {
                    return;
                }
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException unreadable) {
                    if (unreadable.getStatus().getCode() != Status.Code.INTERNAL) {
                        throw unreadable;
                    }
                    refused = true;
                    StatusRuntimeException told = Statuses.toStatus(ProblemException.invalid(List.of(new FieldProblem(
                            "",
                            "",
                            "The bytes are no %s."
                                    .formatted(call.getMethodDescriptor().getBareMethodName() + " request")))));
                    Metadata trailers = told.getTrailers();
                    call.close(told.getStatus(), trailers == null ? new Metadata() : trailers);
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    super.onHalfClose();
                }
            }
        };
    }
}
