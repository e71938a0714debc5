package org.noriai.api.configure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.noriai.api.store.AdministratorInvitation;

/**
 * {@code administrator --data DIR --login NAME}: invites the first administrator, or one who can't sign in any more. Whoever
 * can write the data folder may do so; the service may be running.
 */
public final class AdministratorCommand {

    private static final String USAGE = "administrator --data DIR --login NAME";

    private AdministratorCommand() {}

    /**
     * Invites.
     *
     * @return what to print: the invitation, and what to do with it
     * @throws ServerArguments.UnusableException if the arguments can't be used
     */
    public static String run(String... args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            given.put(args[i], args[i + 1]);
        }
        String data = given.remove("--data");
        String login = given.remove("--login");
        if (args.length != 4 || data == null || login == null || !given.isEmpty()) {
            throw new ServerArguments.UnusableException("Use: " + USAGE);
        }
        if (!login.matches("[a-z0-9._@-]{3,100}")) {
            throw new ServerArguments.UnusableException(
                    "--login '%s' must have 3 to 100 of a-z, 0-9, dot, hyphen, underscore and at sign."
                            .formatted(login));
        }
        String invitation = AdministratorInvitation.write(Path.of(data), login);
        return """
                %s is invited as administrator, for three days. The invitation, which is shown only now:

                  %s

                Choose a password with it; the address that comes back goes into an authenticator application:

                  curl -X POST -H 'content-type: application/json' localhost:8080/api/v1/sign-in/invitation \\
                    -d '{"invitation": "...", "password": "at least twelve characters"}'
                """.formatted(login, invitation);
    }
}
