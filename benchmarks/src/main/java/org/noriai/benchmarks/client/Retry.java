package org.noriai.benchmarks.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Callable;

/**
 * Waits between attempts while the service cannot be reached: 0.2 s, then twice as long each time, at most 5 s of wall
 * time. Confined to one thread.
 */
public final class Retry {
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;

    private long nextMillis = FIRST_MILLIS;

    /** Sleeps before the next attempt. */
    public void pause() throws InterruptedException {
        Thread.sleep(nextMillis);
        nextMillis = Math.min(2 * nextMillis, LONGEST_MILLIS);
    }

    /** The service answered: the next loss begins with the short pause again. */
    public void succeeded() {
        nextMillis = FIRST_MILLIS;
    }

    /**
     * The answer of {@code call}, which is tried until the service answers. Only for calls that may be made twice.
     *
     * @throws StatusRuntimeException the service's answer where it is an error
     * @throws InterruptedException if this thread is to end
     */
    public static <T> T untilAnswered(Callable<T> call) throws InterruptedException {
        Retry retry = new Retry();
        while (true) {
            try {
                return call.call();
            } catch (StatusRuntimeException e) {
                throwIfInterrupted(e);
                if (!isUnreachable(e)) {
                    throw e;
                }
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("A call to the service must not throw " + e + ".", e);
            }
            retry.pause();
        }
    }

    /** Whether the service could not be reached, is overloaded or did not answer in time, so that trying again makes sense. */
    public static boolean isUnreachable(StatusRuntimeException e) {
        return switch (e.getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED -> true;
            default -> false;
        };
    }

    /** gRPC reports an interrupted caller as a cancelled call; this tells it as what it is. */
    public static void throwIfInterrupted(StatusRuntimeException e) throws InterruptedException {
        if (Thread.interrupted()
                || (e.getStatus().getCode() == Status.Code.CANCELLED
                        && e.getStatus().getCause() instanceof InterruptedException)) {
            throw new InterruptedException("The call was interrupted.");
        }
    }
}
