package io.scimify.webapp.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.scimify.domain.alert.Alert;
import io.scimify.webapp.alert.AlertSettings.Mail;
import io.scimify.webapp.alert.AlertSettings.Security;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailChannelTest {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  MailChannelTest() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailChannel channel(Security security, Optional<String> user, Optional<String> password) {
    Mail settings =
        new Mail(
            "127.0.0.1",
            server.getSmtp().getPort(),
            security,
            user,
            password,
            "scimify@example.com",
            List.of("it@example.com", "security@example.com"));
    return new MailChannel(
        settings, new AlertTransport(), AlertExamples.LINKS, AlertExamples.CLOCK);
  }

  private MailChannel plain() {
    return channel(Security.NONE, Optional.empty(), Optional.empty());
  }

  @Test
  void everyRecipientGetsOnePlainTextMessageWithTheLink() throws Exception {
    assertThat(plain().send(AlertExamples.held(Alert.Phase.RAISED))).isEmpty();

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(2); // one copy each
    MimeMessage message = received[0];
    assertThat(message.getSubject()).isEqualTo("Scimify: Held for approval: Öffice \"Nord\"");
    assertThat(message.getRecipients(Message.RecipientType.TO))
        .containsExactly(
            new InternetAddress("it@example.com"), new InternetAddress("security@example.com"));
    assertThat(message.getContent().toString())
        .startsWith("3 changes wait for approval.")
        .contains("https://scimify.example.com/admin/integrations/acme/instance-1/approvals");
    assertThat(Instant.ofEpochMilli(message.getSentDate().getTime())).isEqualTo(AlertExamples.NOW);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void signsInWhenAUserIsGiven() {
    server.setUser("it@example.com", "mailer", "right");

    assertThat(
            channel(Security.NONE, Optional.of("mailer"), Optional.of("right"))
                .send(AlertExamples.held(Alert.Phase.RAISED)))
        .isEmpty();
    Optional<String> refused =
        channel(Security.NONE, Optional.of("mailer"), Optional.of("wrong"))
            .send(AlertExamples.held(Alert.Phase.RAISED));
    assertThat(refused).isPresent();
    assertThat(refused.get()).contains("did not take it").doesNotContain("wrong");
  }

  @Test
  void neverSpeaksInTheClear_whenStartTlsIsAskedFor() {
    Optional<String> failure =
        channel(Security.STARTTLS, Optional.empty(), Optional.empty())
            .send(AlertExamples.held(Alert.Phase.RAISED));

    assertThat(failure).isPresent();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void saysWhyNot_whenTheServerIsAway() {
    MailChannel channel = plain();
    server.stop();

    Optional<String> failure = channel.send(AlertExamples.held(Alert.Phase.RAISED));
    assertThat(failure).isPresent();
    assertThat(failure.get()).contains("127.0.0.1:");
  }
}
