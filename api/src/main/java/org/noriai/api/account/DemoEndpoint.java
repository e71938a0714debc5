package org.noriai.api.account;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.security.Caller;
import org.noriai.api.security.Principal;
import org.noriai.api.security.RateLimit;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.v1.DemoServiceGrpc;
import org.noriai.api.v1.Role;
import org.noriai.api.v1.SignInAsDemoPersonRequest;
import org.noriai.api.v1.Tokens;
import org.noriai.api.view.Answers;

/** {@code DemoService}: served in the demonstration, and only there. Thread-safe. */
public final class DemoEndpoint extends DemoServiceGrpc.DemoServiceImplBase {

    private final PeopleStore people;
    private final RateLimit tries;

    /** Signs in demo people of a city. */
    public DemoEndpoint(PeopleStore people, RateLimit tries) {
        this.people = people;
        this.tries = tries;
    }

    @Override
    public void signInAsDemoPerson(SignInAsDemoPersonRequest request, StreamObserver<Tokens> observer) {
        Answers.one(observer, () -> {
            tries.admit(Caller.current().holder(), "tries to sign in from this address");
            Role role = request.getRole();
            if (!Principal.STAFF_ROLES.contains(role)) {
                throw ProblemException.invalid(List.of(
                        FieldProblem.of("role", role, "must be DESK, DISPATCHER, CITY_PLANNER or ADMINISTRATOR.")));
            }
            String subject = "demo " + role.name();
            return SignInEndpoint.tokens(people.tokens()
                    .sessions()
                    .open(people.staff()
                            .knownByProvider(subject, subject, Set.of(role))
                            .principal()));
        });
    }
}
