package org.noriai.api.mail;

import java.io.IOException;

/** Brings a message to a person's mail address or telephone. Thread-safe. */
public interface Messenger {

    /**
     * Sends; on its way when this returns.
     *
     * @throws IOException if it could not be handed on
     */
    void send(OutgoingMessage message) throws IOException;
}
