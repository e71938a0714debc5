package org.noriai.api.account;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.noriai.api.mail.Messenger;
import org.noriai.api.mail.OutgoingMessage;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.security.Principal;
import org.noriai.api.security.RateLimit;
import org.noriai.api.store.people.KnownRider;
import org.noriai.api.store.people.OpenedSession;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.store.people.SignInCodes;
import org.noriai.api.v1.RiderProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs in riders with a code that was sent to their telephone or mail address. Thread-safe. */
public final class RiderSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(RiderSignIn.class);

    private final PeopleStore people;
    private final Optional<Messenger> messenger;
    private final RateLimit codes;
    private final SignInText text;

    /**
     * Signs in the riders of a city.
     *
     * @param messenger brings the codes; empty where none is configured
     * @param codes how many codes one address is sent
     */
    public RiderSignIn(PeopleStore people, Optional<Messenger> messenger, RateLimit codes, SignInText text) {
        this.people = people;
        this.messenger = messenger;
        this.codes = codes;
        this.text = text;
    }

    /**
     * Sends a code. Whether it arrives, and whether the address was known, is not told.
     *
     * @throws ProblemException if this service sends none, or too many were asked for
     */
    public void start(String contact) {
        Messenger sender = messenger.orElseThrow(() -> new ProblemException(
                ProblemKind.CONFLICT, "This service sends no codes: no way to send them is configured."));
        codes.admit(contact, "codes for one address");
        String code = people.codes().draw(contact);
        // Sending takes time that would tell whether there is such an address.
        Thread.ofVirtual().name("sign-in-code").start(() -> {
            try {
                sender.send(new OutgoingMessage(contact, text.subject(), text.body(code, SignInCodes.SECONDS / 60)));
            } catch (IOException failed) {
                LOG.warn("A code could not be sent. {}", failed.getMessage());
            }
        });
    }

    /**
     * Signs in.
     *
     * @throws ProblemException if the code is not the one that was sent, was used, or is over
     */
    public OpenedSession complete(String contact, boolean phone, String code) {
        if (!people.codes().use(contact, code)) {
            FieldProblem problem =
                    new FieldProblem("code", "", "code is not the one that was sent, was used, or is over.");
            throw new ProblemException(ProblemKind.UNAUTHENTICATED, problem.message(), List.of(problem));
        }
        List<KnownRider> known =
                phone ? people.riders().listByPhone(contact) : people.riders().listByMail(contact);
        KnownRider rider = known.isEmpty()
                ? people.riders()
                        .add(
                                phone
                                        ? RiderProfile.newBuilder()
                                                .setPhone(contact)
                                                .build()
                                        : RiderProfile.newBuilder()
                                                .setMail(contact)
                                                .build())
                : known.getFirst();
        return people.tokens().sessions().open(new Principal.Rider(people.tenant(), rider.id()));
    }
}
