package org.noriai.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;

/** Finds out whose a token is. Thread-safe. */
public final class TokenCheck {

    private static final int TOKEN_LENGTH_MAX = 256;

    private final Optional<byte[]> operatorDigest;
    private final Tenant tenant;
    private final Function<String, Optional<Principal.Known>> accounts;

    /**
     * Knows these tokens.
     *
     * @param tenant the city whose operator it is
     * @param operatorToken the operator's, if there is one; its holder has every role of staff
     * @param accounts finds everybody else by token
     */
    public TokenCheck(
            Tenant tenant, Optional<String> operatorToken, Function<String, Optional<Principal.Known>> accounts) {
        this.tenant = tenant;
        this.operatorDigest = operatorToken.map(TokenCheck::digest);
        this.accounts = accounts;
    }

    /** Whose the token is. */
    public Optional<Principal.Known> find(String token) {
        if (token.isEmpty() || token.length() > TOKEN_LENGTH_MAX) {
            return Optional.empty();
        }
        // Digests are compared, and in constant time: how long it takes tells neither length nor prefix.
        if (operatorDigest.isPresent() && MessageDigest.isEqual(operatorDigest.get(), digest(token))) {
            return Optional.of(new Principal.Staff(tenant, Principal.Staff.OPERATOR, Principal.STAFF_ROLES));
        }
        return accounts.apply(token);
    }

    private static byte[] digest(String token) {
        return Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
