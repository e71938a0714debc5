package org.noriai.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.store.PlaceNames;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.store.people.OpenedSession;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.v1.Role;

/** Staff sign in with an invitation, a password and a second factor; guessing locks the name. */
class StaffSignInTest {

    private static final String PASSWORD = "a password of this test";

    @TempDir
    Path dataDir;

    private volatile Instant now = Instant.now();
    private SqliteStore store;
    private PeopleStore people;
    private StaffSignIn signIn;

    @BeforeEach
    void open() {
        store = SqliteStore.open(dataDir, "odawara", new PlaceNames(List.of("a", "b")));
        people = store.people();
        signIn = new StaffSignIn(people, new Passwords(), (InstantSource) () -> now);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String secretOf(String invitation) {
        String uri = signIn.accept(invitation, PASSWORD);
        assertThat(uri).startsWith("otpauth://totp/Noriai%20odawara:hanako?secret=");
        return uri.replaceAll(".*secret=([A-Z2-7]+)&.*", "$1");
    }

    private static ProblemKind kind(Runnable call) {
        try {
            call.run();
        } catch (ProblemException problem) {
            return problem.kind();
        }
        throw new AssertionError("It must fail.");
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void anInvitationLeadsToASignInWithTwoFactors() {
        String invitation = people.staff().invite("hanako", Set.of(Role.DESK));
        assertThat(kind(() -> signIn.accept("made up", PASSWORD))).isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(kind(() -> signIn.accept(invitation, "short"))).isEqualTo(ProblemKind.INVALID_INPUT);
        assertThat(secretOf(invitation)).isNotEmpty();
        String secret = secretOf(invitation);
        OpenedSession session = signIn.signIn(" Hanako", PASSWORD, Totp.code(secret, now));
        assertThat(people.tokens().find(session.accessToken()).orElseThrow().roles())
                .containsExactly(Role.DESK);
        assertThat(kind(() -> signIn.accept(invitation, PASSWORD)))
                .as("used up")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(kind(() -> signIn.signIn("hanako", PASSWORD, Totp.code(secret, now))))
                .as("the same code again")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
    }

    @Test
    void whatIsWrongIsNotTold() {
        String secret = secretOf(people.staff().invite("hanako", Set.of(Role.DESK)));
        String code = Totp.code(secret, now);
        List<Runnable> attempts = List.of(
                () -> signIn.signIn("hanako", "another password", code),
                () -> signIn.signIn("hanako", PASSWORD, "000000"),
                () -> signIn.signIn("hanako", PASSWORD, ""),
                () -> signIn.signIn("nobody", PASSWORD, code),
                () -> signIn.signIn("", "", ""));
        assertThat(attempts.stream()
                        .map(attempt -> {
                            try {
                                attempt.run();
                                return "signed in";
                            } catch (ProblemException problem) {
                                return problem.kind() + String.valueOf(problem.getMessage());
                            }
                        })
                        .distinct())
                .hasSize(1)
                .allMatch(text -> text.startsWith("UNAUTHENTICATED"));
    }

    @Test
    void fiveFailuresInARowLockTheNameForLongerEachTime() {
        String secret = secretOf(people.staff().invite("hanako", Set.of(Role.DESK)));
        for (int i = 0; i < StaffSignIn.FAILURES_MAX; i++) {
            assertThat(kind(() -> signIn.signIn("hanako", "a wrong password", "000000")))
                    .isEqualTo(ProblemKind.UNAUTHENTICATED);
        }
        assertThat(kind(() -> signIn.signIn("hanako", PASSWORD, Totp.code(secret, now))))
                .as("locked, also for who knows")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        pass(StaffSignIn.LOCKED_SECONDS);
        assertThat(kind(() -> signIn.signIn("hanako", "a wrong password", "000000")))
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        pass(StaffSignIn.LOCKED_SECONDS);
        assertThat(kind(() -> signIn.signIn("hanako", PASSWORD, Totp.code(secret, now))))
                .as("twice as long now")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        pass(StaffSignIn.LOCKED_SECONDS);
        assertThat(signIn.signIn("hanako", PASSWORD, Totp.code(secret, now))).isNotNull();
        assertThat(people.staff().findByLogin("hanako").orElseThrow().failures())
                .isZero();
    }

    @Test
    void aClosedAccountDoesNotSignIn() {
        String secret = secretOf(people.staff().invite("hanako", Set.of(Role.DESK)));
        String id = people.staff().findByLogin("hanako").orElseThrow().id();
        people.staff().change(id, Set.of(Role.DESK), false);
        assertThatThrownBy(() -> signIn.signIn("hanako", PASSWORD, Totp.code(secret, now)))
                .isInstanceOf(ProblemException.class);
    }
}
