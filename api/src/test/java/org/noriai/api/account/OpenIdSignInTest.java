package org.noriai.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.store.PlaceNames;
import org.noriai.api.store.SqliteStore;
import org.noriai.api.store.people.OpenedSession;
import org.noriai.api.v1.Role;

/** Against a provider that speaks HTTP, publishes its keys and signs its tokens: what is not as it has to be is not taken. */
class OpenIdSignInTest {

    private static final String BACK = "https://rides.example.jp/desk";

    @TempDir
    Path folder;

    private HttpServer server;
    private SqliteStore store;
    private OpenIdSignIn signIn;
    private String issuer;
    private RSAKey key;

    /** What the browser carried to the provider. */
    private Map<String, String> asked = new HashMap<>();

    private Function<JWTClaimsSet, String> signed = claims -> sign(claims, key);
    private UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;

    @BeforeEach
    void serve() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/.well-known/openid-configuration", exchange -> """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys"}""".formatted(issuer));
        answer("/keys", exchange -> new JWKSet(key.toPublicJWK()).toString());
        answer("/token", this::token);
        server.start();
        Path settings = folder.resolve("openid.properties");
        Files.writeString(settings, """
                issuer = %s
                client-id = noriai
                client-secret = s3cret
                redirect-uris = %s
                role.rides-desk = DESK
                role.rides-control = DISPATCHER
                """.formatted(issuer, BACK));
        store = SqliteStore.open(folder.resolve("data"), "odawara", new PlaceNames(List.of("a", "b")));
        signIn = new OpenIdSignIn(store.people(), OpenIdSettings.read(settings), InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        store.close();
    }

    private interface Body {
        String of(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, Body body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.of(exchange).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(bytes.length == 0 ? 400 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** The token endpoint: checks client, code and PKCE as a provider does. */
    private String token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = "Basic " + Base64.getEncoder().encodeToString("noriai:s3cret".getBytes(StandardCharsets.UTF_8));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(sent.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII));
            boolean right = basic.equals(exchange.getRequestHeaders().getFirst("authorization"))
                    && "good".equals(sent.get("code"))
                    && BACK.equals(sent.get("redirect_uri"))
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .equals(asked.get("code_challenge"));
            if (!right) {
                return "";
            }
            JWTClaimsSet.Builder usual = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .audience("noriai")
                    .subject("hanako-7")
                    .claim("nonce", asked.get("nonce"))
                    .claim("groups", List.of("everybody", "rides-desk"))
                    .issueTime(new Date())
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)));
            return "{\"id_token\": \"%s\", \"token_type\": \"Bearer\"}"
                    .formatted(signed.apply(claims.apply(usual).build()));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }

    private static String sign(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (com.nimbusds.jose.JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The browser: goes where it is sent, and comes back with the state. */
    private String visit() {
        URI uri = URI.create(signIn.start(BACK));
        assertThat(uri.toString()).startsWith(issuer + "/authorize?");
        asked = fields(uri.getRawQuery());
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        return asked.getOrDefault("state", "");
    }

    private ProblemKind refusal(Runnable call) {
        try {
            call.run();
        } catch (ProblemException problem) {
            return problem.kind();
        }
        throw new AssertionError("It must be refused.");
    }

    @Test
    void whomTheProviderKnowsIsInWithTheRolesOfTheirGroups() {
        String state = visit();
        OpenedSession session = signIn.complete(state, "good");
        var first = store.people().tokens().find(session.accessToken()).orElseThrow();
        assertThat(first.roles()).containsExactly(Role.DESK);
        assertThat(refusal(() -> signIn.complete(state, "good"))).as("once").isEqualTo(ProblemKind.UNAUTHENTICATED);
        claims = builder -> builder.claim("groups", List.of("rides-control"));
        var again = store.people()
                .tokens()
                .find(signIn.complete(visit(), "good").accessToken())
                .orElseThrow();
        assertThat(again.actor()).as("the same person").isEqualTo(first.actor());
        assertThat(again.roles()).as("with today's groups").containsExactly(Role.DISPATCHER);
    }

    @Test
    void aTokenThatIsNotAsItHasToBeIsNotTaken() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = Map.of(
                "issuer", builder -> builder.issuer("http://127.0.0.1:1"),
                "audience", builder -> builder.audience("another application"),
                "nonce", builder -> builder.claim("nonce", "of another sign-in"),
                "no nonce", builder -> builder.claim("nonce", null),
                "over",
                        builder ->
                                builder.expirationTime(Date.from(Instant.now().minusSeconds(600))),
                "no subject", builder -> builder.subject(null));
        wrong.forEach((name, change) -> {
            claims = change;
            assertThat(refusal(() -> signIn.complete(visit(), "good"))).as(name).isEqualTo(ProblemKind.UNAUTHENTICATED);
        });
        claims = builder -> builder;
        signed = token -> sign(token, other);
        assertThat(refusal(() -> signIn.complete(visit(), "good")))
                .as("another's signature")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        signed = token -> new PlainJWT(token).serialize();
        assertThat(refusal(() -> signIn.complete(visit(), "good")))
                .as("no signature")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        signed = token -> {
            try {
                SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), token);
                symmetric.sign(new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()));
                return symmetric.serialize();
            } catch (com.nimbusds.jose.JOSEException failed) {
                throw new IllegalStateException(failed);
            }
        };
        assertThat(refusal(() -> signIn.complete(visit(), "good")))
                .as("signed with the public key as a secret")
                .isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(store.people().staff().list()).isEmpty();
    }

    @Test
    void whoIsInNoGroupOfOursIsNotLetIn() {
        claims = builder -> builder.claim("groups", List.of("everybody"));
        assertThat(refusal(() -> signIn.complete(visit(), "good"))).isEqualTo(ProblemKind.FORBIDDEN);
        claims = builder -> builder.claim("groups", null);
        assertThat(refusal(() -> signIn.complete(visit(), "good"))).isEqualTo(ProblemKind.FORBIDDEN);
    }

    @Test
    void statesCodesAndAddressesAreThoseOfASignInThatWasBegunHere() {
        assertThat(refusal(() -> signIn.start("https://elsewhere.example/"))).isEqualTo(ProblemKind.INVALID_INPUT);
        visit();
        assertThat(refusal(() -> signIn.complete("made up", "good"))).isEqualTo(ProblemKind.UNAUTHENTICATED);
        assertThat(refusal(() -> signIn.complete(visit(), "bad"))).isEqualTo(ProblemKind.UNAVAILABLE);
        asked.clear();
        String state = visit();
        server.stop(0);
        assertThat(refusal(() -> signIn.complete(state, "good"))).isEqualTo(ProblemKind.UNAVAILABLE);
    }

    @Test
    void settingsThatCanNotBeUsedAreNamed() throws IOException {
        Map<String, String> bad = Map.of(
                "", "issuer is missing",
                "issuer = http://idp.example.jp", "must be an address that begins with https://",
                "issuer = https://idp.example.jp\nrole.a = KING", "role.a 'KING' must be one of",
                "issuer = https://idp.example.jp\nredirect-uris = https://a.example.jp/\nclient-id = x",
                        "role.GROUP = ROLE is missing");
        for (Map.Entry<String, String> each : bad.entrySet()) {
            Path file = folder.resolve("bad.properties");
            Files.writeString(
                    file,
                    each.getKey().contains("role") || each.getKey().contains("client")
                            ? each.getKey()
                            : each.getKey() + "\nrole.a = DESK");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> OpenIdSettings.read(file))
                    .hasMessageContaining(each.getValue());
        }
    }
}
