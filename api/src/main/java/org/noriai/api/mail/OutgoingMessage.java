package org.noriai.api.mail;

import java.util.Optional;

/**
 * A message to one person.
 *
 * @param to a mail address, or a telephone number with its plus sign
 * @param subject one line
 * @param text plain
 */
public record OutgoingMessage(String to, String subject, String text) {

    /** Refuses what could add a line to the header of a mail. */
    public OutgoingMessage {
        if (to.isBlank() || (to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The address and the subject of a message must be one line each.");
        }
    }

    /** The telephone number, if it goes to one. */
    public Optional<String> phone() {
        return to.startsWith("+") ? Optional.of(to) : Optional.empty();
    }

    /** Without what is personal, which belongs in no log. */
    @Override
    public String toString() {
        return "OutgoingMessage[]";
    }
}
