package org.noriai.api.account;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.store.people.OpenedSession;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.store.people.StaffAccount;
import org.noriai.api.v1.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in staff whom the city's identity provider knows. The groups that it names say what they may do: who is in none of
 * those that the settings list is not let in. Thread-safe by its monitor, held for memory only.
 */
public final class OpenIdSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);
    private static final long BEGUN_SECONDS_MAX = 600;
    private static final int BEGUN_MAX = 10_000;

    private final PeopleStore people;
    private final OpenIdSettings settings;
    private final OpenIdProvider provider;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    private final LinkedHashMap<String, Begun> begun = new LinkedHashMap<>();

    private record Begun(String redirectUri, String nonce, String verifier, long untilSeconds) {}

    /** Signs in the staff of a city. */
    public OpenIdSignIn(PeopleStore people, OpenIdSettings settings, InstantSource clock) {
        this.people = people;
        this.settings = settings;
        this.provider = new OpenIdProvider(settings);
        this.clock = clock;
    }

    /** Where to send the browser. */
    public String start(String redirectUri) {
        if (!settings.redirectUris().contains(redirectUri)) {
            throw ProblemException.invalid(List.of(FieldProblem.of(
                    "redirect_uri", redirectUri, "must be one of those that the service is configured with.")));
        }
        String state = newSecret();
        Begun begin =
                new Begun(redirectUri, newSecret(), newSecret(), clock.instant().getEpochSecond() + BEGUN_SECONDS_MAX);
        try {
            String uri = provider.authorizationUri(redirectUri, state, begin.nonce(), challenge(begin.verifier()));
            remember(state, begin);
            return uri;
        } catch (IOException failed) {
            throw unreachable(failed);
        }
    }

    private synchronized void remember(String state, Begun begin) {
        begun.put(state, begin);
        if (begun.size() > BEGUN_MAX) {
            begun.pollFirstEntry();
        }
    }

    private synchronized Optional<Begun> take(String state) {
        return Optional.ofNullable(begun.remove(state))
                .filter(begin -> begin.untilSeconds() > clock.instant().getEpochSecond());
    }

    /** Signs in with what the browser was sent back with; once. */
    public OpenedSession complete(String state, String code) {
        Begun begin = take(state).orElseThrow(() -> refused("This sign-in was not begun here, was used, or is over."));
        try {
            JWTClaimsSet claims = provider.exchange(code, begin.redirectUri(), begin.verifier(), begin.nonce());
            Set<Role> roles = roles(claims);
            if (roles.isEmpty()) {
                throw new ProblemException(
                        ProblemKind.FORBIDDEN, "The identity provider names no group that may work here.");
            }
            String subject = settings.issuer() + " " + claims.getSubject();
            StaffAccount account = people.staff().knownByProvider(subject, subject, roles);
            if (!account.active()) {
                throw new ProblemException(ProblemKind.FORBIDDEN, "This account was closed.");
            }
            people.audit().add("staff:" + account.id(), "SIGNED_IN", "", "by the identity provider");
            return people.tokens().sessions().open(account.principal());
        } catch (BadJOSEException | ParseException untrusted) {
            LOG.warn("A token of the identity provider was not accepted. {}", untrusted.getMessage());
            throw refused("The identity provider's token is not accepted.");
        } catch (IOException failed) {
            throw unreachable(failed);
        }
    }

    private Set<Role> roles(JWTClaimsSet claims) throws ParseException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> groups = claims.getStringListClaim(settings.rolesClaim());
        if (groups != null) {
            for (String group : groups) {
                Role role = settings.roles().get(group);
                if (role != null) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static ProblemException refused(String message) {
        return new ProblemException(ProblemKind.UNAUTHENTICATED, message);
    }

    private static ProblemException unreachable(IOException failed) {
        LOG.warn("The identity provider did not help. {}", failed.getMessage());
        return new ProblemException(ProblemKind.UNAVAILABLE, "The identity provider can't be asked now.");
    }

    private String newSecret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
