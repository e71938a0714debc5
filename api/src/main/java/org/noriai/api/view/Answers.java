package org.noriai.api.view;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.problem.Statuses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every endpoint answers: the value, or what is wrong. */
public final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** Answers a unary call. */
    public static <A> void one(StreamObserver<A> observer, Supplier<A> answer) {
        A value;
        try {
            value = answer.get();
        } catch (RuntimeException failure) {
            observer.onError(status(failure));
            return;
        }
        observer.onNext(value);
        observer.onCompleted();
    }

    /** What a caller is told of a failure; the log is told the rest. */
    public static RuntimeException status(RuntimeException failure) {
        if (failure instanceof ProblemException problem) {
            return Statuses.toStatus(problem);
        }
        LOG.error("A call failed.", failure);
        return Statuses.toStatus(new ProblemException(ProblemKind.INTERNAL, "The service failed; its log says why."));
    }
}
