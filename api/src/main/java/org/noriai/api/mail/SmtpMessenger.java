package org.noriai.api.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Sends by SMTP. Telephones are reached through a gateway that takes mail, where the settings name one. Immutable, thus
 * thread-safe: each message has a connection of its own.
 */
public final class SmtpMessenger implements Messenger {

    private static final String TIMEOUT_MILLIS = "10000";

    private final SmtpSettings settings;
    private final Session session;

    /** Sends with these settings. */
    public SmtpMessenger(SmtpSettings settings) {
        this.settings = settings;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        switch (settings.encryption()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
                properties.put("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                properties.put("mail.smtp.ssl.enable", "true");
                properties.put("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        properties.put("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
        this.session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }

    @Override
    public void send(OutgoingMessage message) throws IOException {
        String to = message.to();
        if (message.phone().isPresent()) {
            if (settings.phoneGateway().isEmpty()) {
                throw new IOException("No gateway for telephones is configured.");
            }
            to = settings.phoneGateway().replace("{number}", to.substring(1));
        }
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(settings.from(), true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
            mail.setText(message.text(), StandardCharsets.UTF_8.name());
            mail.setSentDate(new Date());
            Transport.send(mail);
        } catch (MessagingException failed) {
            // Its text may hold the address, so only its kind is told.
            throw new IOException("The mail server at %s:%d did not take a message: %s"
                    .formatted(
                            settings.host(), settings.port(), failed.getClass().getSimpleName()));
        }
    }
}
