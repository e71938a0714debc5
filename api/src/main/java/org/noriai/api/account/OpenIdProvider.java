package org.noriai.api.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A city's identity provider, asked as OpenID Connect Core 1.0 says: discovery, the code flow with PKCE, and an ID token whose
 * signature, issuer, audience, times and nonce are checked. Thread-safe.
 */
final class OpenIdProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Signatures by a key pair only: one with a shared secret, or none, is not taken. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);

    private final OpenIdSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile @Nullable Endpoints known;

    private record Endpoints(URI authorization, URI token, JWKSource<SecurityContext> keys) {}

    OpenIdProvider(OpenIdSettings settings) {
        this.settings = settings;
    }

    /** Where to send the browser. */
    String authorizationUri(String redirectUri, String state, String nonce, String challenge) throws IOException {
        URI authorization = endpoints().authorization();
        return authorization
                + (authorization.getQuery() == null ? "?" : "&")
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        settings.clientId(),
                        "redirect_uri",
                        redirectUri,
                        "scope",
                        "openid profile",
                        "state",
                        state,
                        "nonce",
                        nonce,
                        "code_challenge",
                        challenge,
                        "code_challenge_method",
                        "S256"));
    }

    /**
     * What the provider says of the one who signed in there.
     *
     * @throws IOException if the provider can't be reached or does not take the code
     * @throws BadJOSEException if its token is not what it has to be
     */
    JWTClaimsSet exchange(String code, String redirectUri, String verifier, String nonce)
            throws IOException, BadJOSEException {
        Map<String, String> fields = Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirectUri,
                "client_id", settings.clientId(),
                "code_verifier", verifier);
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoints().token())
                .timeout(TIMEOUT)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        if (!settings.clientSecret().isEmpty()) {
            String credentials = encode(settings.clientId()) + ":" + encode(settings.clientSecret());
            request.header(
                    "authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            String token = JSONObjectUtils.getString(json(request.build()), "id_token");
            if (token == null) {
                throw new IOException("The identity provider answered without an ID token.");
            }
            return verified(token, nonce);
        } catch (ParseException malformed) {
            throw new IOException("The identity provider's answer can't be read.");
        }
    }

    private JWTClaimsSet verified(String token, String nonce) throws IOException, BadJOSEException, ParseException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, endpoints().keys()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                settings.clientId(),
                new JWTClaimsSet.Builder()
                        .issuer(settings.issuer().toString())
                        .claim("nonce", nonce)
                        .build(),
                Set.of("sub", "exp", "iat")));
        try {
            return processor.process(token, null);
        } catch (JOSEException failed) {
            throw new IOException("The identity provider's keys can't be had.");
        }
    }

    private Endpoints endpoints() throws IOException {
        Endpoints now = known;
        if (now != null) {
            return now;
        }
        String base = settings.issuer().toString().replaceAll("/$", "");
        Map<String, Object> found = json(HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration"))
                .timeout(TIMEOUT)
                .build());
        try {
            if (!settings.issuer().toString().equals(JSONObjectUtils.getString(found, "issuer"))) {
                throw new IOException("The identity provider at %s calls itself otherwise.".formatted(base));
            }
            Endpoints read = new Endpoints(
                    uri(found, "authorization_endpoint"),
                    uri(found, "token_endpoint"),
                    JWKSourceBuilder.create(uri(found, "jwks_uri").toURL())
                            .retrying(true)
                            .build());
            known = read;
            return read;
        } catch (ParseException malformed) {
            throw new IOException("The identity provider at %s does not describe itself.".formatted(base));
        }
    }

    private static URI uri(Map<String, Object> found, String name) throws ParseException, IOException {
        URI uri = JSONObjectUtils.getURI(found, name);
        if (uri == null) {
            throw new IOException("The identity provider names no %s.".formatted(name));
        }
        return uri;
    }

    private Map<String, Object> json(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("The identity provider answered %d.".formatted(response.statusCode()));
            }
            return JSONObjectUtils.parse(response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The service is stopping.");
        } catch (ParseException malformed) {
            throw new IOException("The identity provider's answer is not JSON.");
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
