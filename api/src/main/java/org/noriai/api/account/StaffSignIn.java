package org.noriai.api.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.store.people.OpenedSession;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.store.people.StaffAccount;

/**
 * Signs in people who work here, with a password and a code of an authenticator application. What was wrong is not told, and
 * takes equally long; after {@link #FAILURES_MAX} failures in a row the name is locked, for longer each time.
 *
 * <p>Thread-safe: one sign-in at a time is decided, so that a code can't be used twice nor a failure go uncounted.
 */
public final class StaffSignIn {

    /** Failures in a row after which a name is locked. */
    public static final int FAILURES_MAX = 5;

    /** How long it is locked first; twice as long with each further failure, up to a day. */
    public static final long LOCKED_SECONDS = 15 * 60;

    private static final long LOCKED_SECONDS_MAX = 24 * 3600;
    private static final int PASSWORD_LENGTH_MIN = 12;
    private static final int PASSWORD_LENGTH_MAX = 200;
    private static final int LOGIN_LENGTH_MAX = 100;

    private final ReentrantLock deciding = new ReentrantLock();
    private final PeopleStore people;
    private final Passwords passwords;
    private final InstantSource clock;

    /** Signs in the staff of a city. */
    public StaffSignIn(PeopleStore people, Passwords passwords, InstantSource clock) {
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Accepts an invitation.
     *
     * @return address for an authenticator application
     * @throws ProblemException if the invitation is not known or the password is too short
     */
    public String accept(String invitation, String password) {
        int length = password.length();
        if (length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) {
            throw ProblemException.invalid(List.of(new FieldProblem(
                    "password",
                    "",
                    "password must have %d to %d characters.".formatted(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX))));
        }
        StaffAccount account = people.staff()
                .findInvited(invitation)
                .orElseThrow(() -> new ProblemException(
                        ProblemKind.UNAUTHENTICATED, "The invitation is not known, was used, or is over."));
        String secret = Totp.newSecret();
        people.staff().accept(account.id(), passwords.hash(password), secret);
        return Totp.uri("Noriai " + people.tenant().name(), account.login(), secret);
    }

    /**
     * Signs in.
     *
     * @throws ProblemException if name, password or code is wrong, or the name is locked
     */
    public OpenedSession signIn(String login, String password, String code) {
        if (password.length() < PASSWORD_LENGTH_MIN
                || password.length() > PASSWORD_LENGTH_MAX
                || login.length() > LOGIN_LENGTH_MAX
                || !code.matches("[0-9]{6}")) {
            // No account can have these: nothing is guessed, and no hash is worth its time.
            throw wrong();
        }
        Optional<StaffAccount> account =
                people.staff().findByLogin(login.strip().toLowerCase(Locale.ROOT));
        boolean right = account.flatMap(StaffAccount::password)
                .map(hash -> passwords.matches(password, hash))
                .orElseGet(() -> passwords.matchesNobody(password));
        if (account.isEmpty()) {
            throw wrong();
        }
        deciding.lock();
        try {
            return decide(account.get().id(), right, code);
        } finally {
            deciding.unlock();
        }
    }

    private OpenedSession decide(String id, boolean passwordRight, String code) {
        long now = clock.instant().getEpochSecond();
        StaffAccount account = people.staff().find(id).orElseThrow(StaffSignIn::wrong);
        if (account.lockedUntilSeconds() > now) {
            throw wrong();
        }
        OptionalLong step = account.totpSecret()
                .map(secret -> Totp.check(secret, code, clock.instant(), account.totpStep()))
                .orElse(OptionalLong.empty());
        if (!passwordRight || step.isEmpty() || !account.active()) {
            long failures = account.failures() + 1;
            people.staff().failed(id, failures, failures < FAILURES_MAX ? 0 : now + lockedSeconds(failures));
            people.audit().add("staff:" + id, "SIGN_IN_FAILED", "", "failure " + failures);
            throw wrong();
        }
        people.staff().succeeded(id, step.getAsLong());
        people.audit().add("staff:" + id, "SIGNED_IN", "", "");
        return people.tokens().sessions().open(account.principal());
    }

    private static long lockedSeconds(long failures) {
        long doublings = Math.min(failures - FAILURES_MAX, 16);
        return Math.min(LOCKED_SECONDS << doublings, LOCKED_SECONDS_MAX);
    }

    private static ProblemException wrong() {
        return new ProblemException(
                ProblemKind.UNAUTHENTICATED,
                "Name, password or one-time code is wrong, or the name is locked after too many failures.");
    }
}
