package org.noriai.api.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to people, by a mail server that speaks SMTP and into a file. */
class MessengersTest {

    private static final OutgoingMessage CODE =
            new OutgoingMessage("hanako@example.jp", "小田原 認証コード", "認証コードは 123456 です。");

    @TempDir
    Path folder;

    @Test
    void mailArrivesWithItsTextAndTelephonesAreReachedThroughAGateway() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("noriai", "s3cret");
        server.start();
        try {
            Messenger messenger = new SmtpMessenger(
                    SmtpSettings.parse(("smtp://noriai:s3cret@127.0.0.1:%d?from=noreply@example.jp&encryption=none"
                                    + "&phone-gateway={number}@sms.example.jp")
                            .formatted(server.getSmtp().getPort())));
            messenger.send(CODE);
            messenger.send(new OutgoingMessage("+81465123456", "a", "b"));
            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(2);
            assertThat(received[0].getSubject()).isEqualTo("小田原 認証コード");
            assertThat(received[0].getContent().toString().strip()).isEqualTo("認証コードは 123456 です。");
            assertThat(received[0].getFrom()[0].toString()).isEqualTo("noreply@example.jp");
            assertThat(received[1].getRecipients(Message.RecipientType.TO)[0].toString())
                    .isEqualTo("81465123456@sms.example.jp");
        } finally {
            server.stop();
        }
        assertThatThrownBy(() -> new SmtpMessenger(
                                SmtpSettings.parse("smtp://127.0.0.1:1?from=noreply@example.jp&encryption=none"))
                        .send(CODE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContainingAny("hanako", "123456");
    }

    @Test
    void aServerThatMustEncryptAndDoesNotGetsNothing() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Messenger messenger = new SmtpMessenger(SmtpSettings.parse("smtp://127.0.0.1:%d?from=noreply@example.jp"
                    .formatted(server.getSmtp().getPort())));
            assertThatThrownBy(() -> messenger.send(CODE)).isInstanceOf(IOException.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aFileTakesMessagesForDemonstrations() throws IOException {
        Path file = folder.resolve("messages.txt");
        new FileMessenger(file).send(CODE);
        new FileMessenger(file).send(CODE);
        assertThat(Files.readString(file)).containsSubsequence("To: hanako@example.jp", "123456", "123456");
    }

    @Test
    void settingsThatCanNotBeUsedAreRefusedWithoutThePassword() {
        for (String bad : List.of(
                "",
                "mail.example.jp",
                "http://u:s3cret@mail.example.jp?from=a@example.jp",
                "smtp://u:s3cret@mail.example.jp",
                "smtp://u:s3cret@mail.example.jp?from=a@example.jp&encryption=some")) {
            assertThatThrownBy(() -> SmtpSettings.parse(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("s3cret");
        }
        assertThat(SmtpSettings.parse("smtp://u%40x:p%2Bq@mail.example.jp:25?from=a@example.jp&encryption=tls"))
                .isEqualTo(new SmtpSettings(
                        "mail.example.jp", 25, SmtpSettings.Encryption.TLS, "u@x", "p+q", "a@example.jp", ""));
        assertThatThrownBy(() -> new OutgoingMessage("a@example.jp\nBcc: b@example.jp", "s", "t"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
