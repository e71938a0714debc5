package org.noriai.api.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach a mail server.
 *
 * @param host its name
 * @param port its port
 * @param encryption how the connection is kept private
 * @param user to sign in with; empty for none
 * @param password of the user
 * @param from the sender's address
 * @param phoneGateway address of a gateway from mail to telephones, with {@code {number}} in it; empty for none
 */
public record SmtpSettings(
        String host, int port, Encryption encryption, String user, String password, String from, String phoneGateway) {

    /** How the connection is kept private. */
    public enum Encryption {
        /** Not at all: for a server on this machine. */
        NONE,
        /** From the second command on. */
        STARTTLS,
        /** From the beginning. */
        TLS
    }

    private static final String FORM =
            "must be as smtp://user:password@mail.example.jp:587?from=noreply@example.jp&encryption=starttls";

    /**
     * Reads settings from an address, as
     * {@code smtp://user:password@host:587?from=ADDRESS&encryption=starttls&phone-gateway={number}@sms.example.jp}.
     *
     * @throws IllegalArgumentException if it can't be used; the message says what is wrong, and not the password
     */
    public static SmtpSettings parse(String text) {
        try {
            URI uri = new URI(text.replace("{number}", "%7Bnumber%7D"));
            Map<String, String> query = query(uri.getRawQuery() == null ? "" : uri.getRawQuery());
            String encryption = query.getOrDefault("encryption", "starttls");
            if (!"smtp".equals(uri.getScheme())
                    || uri.getHost() == null
                    || !query.getOrDefault("from", "").contains("@")) {
                throw new IllegalArgumentException(FORM);
            }
            String[] user = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
            return new SmtpSettings(
                    uri.getHost(),
                    uri.getPort() < 0 ? 587 : uri.getPort(),
                    Encryption.valueOf(encryption.toUpperCase(java.util.Locale.ROOT)),
                    decode(user[0]),
                    user.length > 1 ? decode(user[1]) : "",
                    query.getOrDefault("from", ""),
                    query.getOrDefault("phone-gateway", ""));
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(FORM);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password, which belongs in no log. */
    @Override
    public String toString() {
        return "SmtpSettings[host=%s, port=%d]".formatted(host, port);
    }
}
