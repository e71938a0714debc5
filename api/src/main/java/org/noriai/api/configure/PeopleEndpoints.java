package org.noriai.api.configure;

import io.grpc.BindableService;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.account.Contacts;
import org.noriai.api.account.DemoEndpoint;
import org.noriai.api.account.OpenIdSignIn;
import org.noriai.api.account.Passwords;
import org.noriai.api.account.RiderSignIn;
import org.noriai.api.account.SignInEndpoint;
import org.noriai.api.account.SignInText;
import org.noriai.api.account.StaffEndpoint;
import org.noriai.api.account.StaffSignIn;
import org.noriai.api.mail.Messenger;
import org.noriai.api.security.RateLimit;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.routing.area.ServiceArea;

/** Puts together how people sign in, and who works here. */
final class PeopleEndpoints {

    /** Tries to sign in from one address: at once, and each second in the long run. */
    private static final int TRIES_BURST = 30;

    private static final double TRIES_PER_SECOND = 0.5;

    /** Codes for one telephone or mail address: at once, and each second in the long run. */
    private static final int CODES_BURST = 3;

    private static final double CODES_PER_SECOND = 1.0 / 300;

    private PeopleEndpoints() {}

    static List<BindableService> of(PeopleStore people, ServiceArea area, ServerArguments arguments) {
        InstantSource clock = InstantSource.system();
        boolean unlimited = arguments.people().callsPerAddress() == 0;
        RateLimit tries = limit(TRIES_BURST, TRIES_PER_SECOND, unlimited);
        RateLimit codes = limit(CODES_BURST, CODES_PER_SECOND, unlimited);
        Optional<Path> demonstrationFolder =
                arguments.demonstration() ? Optional.of(arguments.data()) : Optional.empty();
        Optional<Messenger> messenger = arguments.people().messenger(demonstrationFolder);
        List<BindableService> endpoints = new ArrayList<>();
        endpoints.add(new SignInEndpoint(
                people,
                contacts(area),
                new RiderSignIn(people, messenger, codes, new SignInText(area.name(), area.language())),
                new StaffSignIn(people, new Passwords(), clock),
                arguments.people().openId().map(settings -> new OpenIdSignIn(people, settings, clock)),
                tries));
        endpoints.add(new StaffEndpoint(people));
        if (arguments.demonstration()) {
            endpoints.add(new DemoEndpoint(people, tries));
        }
        return endpoints;
    }

    static RateLimit limit(int burst, double perSecond, boolean unlimited) {
        return unlimited
                ? new RateLimit(Integer.MAX_VALUE, Integer.MAX_VALUE, System::nanoTime)
                : new RateLimit(burst, perSecond, System::nanoTime);
    }

    static Contacts contacts(ServiceArea area) {
        return Contacts.ofZone(area.zone().getId());
    }
}
