package org.noriai.api.account;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.noriai.api.security.Principal;
import org.noriai.api.v1.Role;

/**
 * How a city's identity provider is asked.
 *
 * @param issuer its address, as its tokens name it
 * @param clientId what it calls this service
 * @param clientSecret what this service proves itself with; empty for a public client
 * @param redirectUris where it may send browsers back to
 * @param rolesClaim the claim that lists somebody's groups
 * @param roles which group has which role
 */
public record OpenIdSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        Set<String> redirectUris,
        String rolesClaim,
        Map<String, Role> roles) {

    private static final String ROLE_PREFIX = "role.";

    /** Copies the collections. */
    public OpenIdSettings {
        redirectUris = Set.copyOf(redirectUris);
        roles = Map.copyOf(roles);
    }

    /**
     * Reads a properties file: {@code issuer}, {@code client-id}, {@code client-secret}, {@code redirect-uris} (separated by
     * spaces), {@code roles-claim} ({@code groups} if absent), and a {@code role.GROUP = DISPATCHER} for each group.
     *
     * @throws IllegalArgumentException if it can't be used; the message says which field is wrong
     */
    public static OpenIdSettings read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("'%s' can't be read.".formatted(file));
        }
        Map<String, Role> roles = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(ROLE_PREFIX)) {
                roles.put(
                        key.substring(ROLE_PREFIX.length()),
                        role(key, properties.getProperty(key).strip()));
            }
        }
        URI issuer = address("issuer", required(properties, "issuer"));
        Set<String> back = List.of(required(properties, "redirect-uris").split("\\s+")).stream()
                .map(text -> address("redirect-uris", text).toString())
                .collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("role.GROUP = ROLE is missing: nobody could do anything.");
        }
        return new OpenIdSettings(
                issuer,
                required(properties, "client-id"),
                properties.getProperty("client-secret", "").strip(),
                back,
                properties.getProperty("roles-claim", "groups").strip(),
                roles);
    }

    private static Role role(String key, String name) {
        return Principal.STAFF_ROLES.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s '%s' must be one of %s.".formatted(key, name, Principal.STAFF_ROLES)));
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("%s is missing.".formatted(key));
        }
        return value;
    }

    /** Only TLS keeps a token secret; on this machine itself it may go without. */
    private static URI address(String key, String text) {
        try {
            URI uri = URI.create(text);
            boolean here = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            if ("https".equals(uri.getScheme()) || here && "http".equals(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, as for an address of another kind.
        }
        throw new IllegalArgumentException(
                "%s '%s' must be an address that begins with https://.".formatted(key, text));
    }

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "OpenIdSettings[issuer=%s]".formatted(issuer);
    }
}
