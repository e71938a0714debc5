package org.noriai.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noriai.dispatch.model.RiderId;

class TokenCheckTest {

    private static final Tenant TENANT = new Tenant("odawara");
    private static final Principal.Known RIDER = new Principal.Rider(TENANT, new RiderId("r-1"));

    private final TokenCheck tokens = new TokenCheck(
            TENANT,
            Optional.of("the operator's token"),
            token -> token.equals("rider's") ? Optional.of(RIDER) : Optional.empty());

    @Test
    void knowsTheOperatorAndWhomTheAccountsKnow() {
        assertThat(tokens.find("the operator's token"))
                .contains(new Principal.Staff(TENANT, Principal.Staff.OPERATOR, Principal.STAFF_ROLES));
        assertThat(tokens.find("rider's")).contains(RIDER);
    }

    @Test
    void knowsNobodyElse() {
        assertThat(tokens.find("the operator's toke")).isEmpty();
        assertThat(tokens.find("")).isEmpty();
        assertThat(tokens.find("x".repeat(1000))).isEmpty();
    }

    @Test
    void hasNoOperatorWhereNoneWasNamed() {
        assertThat(new TokenCheck(TENANT, Optional.empty(), token -> Optional.empty()).find(""))
                .isEmpty();
    }

    @Test
    void hidesAddressesBehindAKeyOfThisProcess() {
        AddressKeys keys = new AddressKeys();
        assertThat(keys.of("192.0.2.1")).isEqualTo(keys.of("192.0.2.1")).doesNotContain("192");
        assertThat(keys.of("192.0.2.1")).isNotEqualTo(keys.of("192.0.2.2"));
        assertThat(keys.of("192.0.2.1")).isNotEqualTo(new AddressKeys().of("192.0.2.1"));
    }
}
