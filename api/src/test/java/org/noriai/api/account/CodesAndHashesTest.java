package org.noriai.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noriai.api.problem.FieldProblem;

/** The small pieces of signing in, against what their standards say. */
class CodesAndHashesTest {

    /** The ASCII text 12345678901234567890 of RFC 6238, appendix B, in Base32. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void oneTimeCodesAreThoseOfTheStandard() {
        // The last six of the eight digits that the appendix gives.
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(1_111_111_109L))).isEqualTo("081804");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(1_234_567_890L))).isEqualTo("005924");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }

    @Test
    void aCodeIsTakenOnceAndAStepEitherWay() {
        Instant now = Instant.ofEpochSecond(1_234_567_890L);
        String code = Totp.code(SECRET, now);
        long step = Totp.check(SECRET, code, now, 0).orElseThrow();
        assertThat(Totp.check(SECRET, code, now, step)).isEmpty();
        assertThat(Totp.check(SECRET, code, now.plusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.check(SECRET, code, now.minusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.check(SECRET, code, now.plusSeconds(60), 0)).isEmpty();
        assertThat(Totp.check(SECRET, "", now, 0)).isEmpty();
        assertThat(Totp.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
    }

    @Test
    void aPasswordIsKnownByItsHashAndTheHashSaysHowItWasMade() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash("correct horse battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(passwords.hash("correct horse battery")).as("salted").isNotEqualTo(hash);
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matchesNobody("nobody's password")).isFalse();
    }

    @Test
    void telephoneNumbersAndMailAddressesAreKeptInOneForm() {
        Contacts japan = Contacts.ofZone("Asia/Tokyo");
        List<FieldProblem> problems = new ArrayList<>();
        for (String same : List.of(
                "0465-12-3456", "0465 12 3456", "+81 465 12 3456", "0081465123456", "０４６５−１２−３４５６", "(0465)123456")) {
            assertThat(japan.phone("phone", same, problems)).as(same).isEqualTo("+81465123456");
        }
        assertThat(japan.mail("mail", " Hanako@Example.JP ", problems)).isEqualTo("hanako@example.jp");
        assertThat(problems).isEmpty();
        for (String bad : List.of("", "12", "abc", "+0123456789", "0465123456789012345", "04651234\n56x")) {
            japan.phone("phone", bad, problems);
        }
        for (String bad :
                List.of("", "a", "a@b", "a b@example.jp", "a@example.jp\nBcc: x@example.jp", "a@example..jp")) {
            japan.mail("mail", bad, problems);
        }
        assertThat(problems).hasSize(12).allMatch(problem -> problem.value().isEmpty());
    }
}
