package org.noriai.api.configure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.noriai.api.account.OpenIdSettings;
import org.noriai.api.mail.FileMessenger;
import org.noriai.api.mail.Messenger;
import org.noriai.api.mail.SmtpMessenger;
import org.noriai.api.mail.SmtpSettings;

/**
 * What the service was started with that concerns who may call.
 *
 * @param smtpFile file with the address of a mail server, as {@link SmtpSettings#parse} takes it
 * @param messagesFile file that messages are written to instead of being sent
 * @param openIdFile properties of the city's identity provider
 * @param trustedProxies addresses of proxies that are believed
 * @param callsPerCaller calls of one caller each second in the long run; 0 for no limit
 * @param callsPerAddress calls from one address each second in the long run; 0 for no limit, not on tries to sign
 *     in and new accounts either, for measurements
 */
public record PeopleArguments(
        Optional<Path> smtpFile,
        Optional<Path> messagesFile,
        Optional<Path> openIdFile,
        Set<String> trustedProxies,
        int callsPerCaller,
        int callsPerAddress) {

    static final String USAGE = "[--smtp-file FILE | --messages-file FILE] [--openid-file FILE] "
            + "[--trusted-proxy ADDRESS]... [--calls-per-caller N] [--calls-per-address N]";

    static final Set<String> NAMES = Set.of(
            "--smtp-file",
            "--messages-file",
            "--openid-file",
            "--trusted-proxy",
            "--calls-per-caller",
            "--calls-per-address");

    private static final int CALLS_PER_CALLER = 50;
    private static final int CALLS_PER_ADDRESS = 500;
    private static final int CALLS_MAX = 1_000_000;

    /** Nothing was said. */
    public static final PeopleArguments NONE = new PeopleArguments(
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), CALLS_PER_CALLER, CALLS_PER_ADDRESS);

    /** Copies the set. */
    public PeopleArguments {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /**
     * The same with one more argument.
     *
     * @throws ServerArguments.UnusableException if its value can't be used
     */
    PeopleArguments with(String name, String value) {
        Set<String> proxies = new HashSet<>(trustedProxies);
        if (name.equals("--trusted-proxy")) {
            proxies.add(value);
        }
        PeopleArguments more = new PeopleArguments(
                name.equals("--smtp-file") ? Optional.of(Path.of(value)) : smtpFile,
                name.equals("--messages-file") ? Optional.of(Path.of(value)) : messagesFile,
                name.equals("--openid-file") ? Optional.of(Path.of(value)) : openIdFile,
                proxies,
                name.equals("--calls-per-caller") ? calls(name, value) : callsPerCaller,
                name.equals("--calls-per-address") ? calls(name, value) : callsPerAddress);
        if (more.smtpFile.isPresent() && more.messagesFile.isPresent()) {
            throw new ServerArguments.UnusableException("--smtp-file and --messages-file exclude each other.");
        }
        return more;
    }

    private static int calls(String name, String value) {
        try {
            int calls = Integer.parseInt(value);
            if (calls >= 0 && calls <= CALLS_MAX) {
                return calls;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        throw new ServerArguments.UnusableException(
                "%s '%s' must be a whole number from 0, which is no limit, to %d.".formatted(name, value, CALLS_MAX));
    }

    /**
     * What brings messages to people.
     *
     * @param demonstrationFolder where a demonstration writes them if nothing else was said
     * @throws StartException if the settings can't be used
     */
    Optional<Messenger> messenger(Optional<Path> demonstrationFolder) {
        if (smtpFile.isPresent()) {
            try {
                return Optional.of(new SmtpMessenger(
                        SmtpSettings.parse(Files.readString(smtpFile.get()).strip())));
            } catch (IOException unreadable) {
                throw new StartException("--smtp-file '%s' can't be read.".formatted(smtpFile.get()));
            } catch (IllegalArgumentException unusable) {
                throw new StartException("--smtp-file '%s' %s".formatted(smtpFile.get(), unusable.getMessage()));
            }
        }
        return messagesFile
                .or(() -> demonstrationFolder.map(folder -> folder.resolve("messages.txt")))
                .map(FileMessenger::new);
    }

    /**
     * The city's identity provider.
     *
     * @throws StartException if the settings can't be used
     */
    Optional<OpenIdSettings> openId() {
        try {
            return openIdFile.map(OpenIdSettings::read);
        } catch (IllegalArgumentException unusable) {
            throw new StartException(
                    "--openid-file '%s': %s".formatted(openIdFile.orElseThrow(), unusable.getMessage()));
        }
    }
}
