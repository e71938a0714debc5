package org.noriai.api.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.problem.Statuses;
import org.noriai.api.v1.GetCallerRequest;
import org.noriai.api.v1.SignInServiceGrpc;

/** Who calls too often hears so, over both doors, and when to come back. */
class CallLimitsServiceTest extends RunningService {

    private static final int BURST = 10;

    @Override
    List<String> more() {
        return List.of("--calls-per-caller", "2", "--calls-per-address", "2", "--trusted-proxy", "127.0.0.1");
    }

    @Test
    void oneCallerIsLimitedAndTheNextIsNot() {
        var stub = as(newRider(), SignInServiceGrpc.newBlockingStub(channel));
        ProblemException refused = null;
        int answered = 0;
        for (int i = 0; i < 3 * BURST && refused == null; i++) {
            try {
                stub.getCaller(GetCallerRequest.getDefaultInstance());
                answered++;
            } catch (io.grpc.StatusRuntimeException failed) {
                refused = Statuses.toProblem(failed);
            }
        }
        assertThat(answered).isBetween(BURST, 2 * BURST);
        assertThat(refused).isNotNull().extracting(ProblemException::kind).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        assertThat(refused)
                .extracting(problem -> problem.retryAfter().orElse(Duration.ZERO))
                .matches(wait -> !wait.isZero() && wait.compareTo(Duration.ofSeconds(1)) <= 0);
        as(newRider(), SignInServiceGrpc.newBlockingStub(channel)).getCaller(GetCallerRequest.getDefaultInstance());
    }

    private HttpResponse<String> from(String address) throws Exception {
        return http.send(
                to("/api/v1/service-area").header("x-forwarded-for", address).build(), BodyHandlers.ofString());
    }

    @Test
    void anAddressIsLimitedThatATrustedProxyTells() throws Exception {
        int answered = 0;
        while (answered < 3 * BURST && from("198.51.100.9, 192.0.2.1").statusCode() == 200) {
            answered++;
        }
        assertThat(answered).isBetween(BURST, 2 * BURST);
        HttpResponse<String> refused = from("203.0.113.5, 192.0.2.1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).contains("1");
        assertThat(json(refused).get("type").getAsString()).isEqualTo("urn:noriai:problem:too-many-requests");
        assertThat(refused.body()).doesNotContain("192.0.2.1");
        assertThat(from("192.0.2.2").statusCode()).isEqualTo(200);
        assertThat(from("no address").statusCode()).isEqualTo(200);
    }
}
