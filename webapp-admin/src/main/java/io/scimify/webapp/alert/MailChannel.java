package io.scimify.webapp.alert;

import io.scimify.application.port.out.AlertChannel;
import io.scimify.domain.alert.Alert;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Writes each alert as a plain-text e-mail. */
final class MailChannel implements AlertChannel {
  private final AlertSettings.Mail settings;
  private final AlertTransport transport;
  private final AlertLinks links;
  private final Clock clock;

  MailChannel(
      AlertSettings.Mail settings, AlertTransport transport, AlertLinks links, Clock clock) {
    this.settings = settings;
    this.transport = transport;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Optional<String> send(Alert alert) {
    try {
      transport.mail(message(alert));
      return Optional.empty();
    } catch (MessagingException | FaultToleranceException failure) {
      return Optional.of(
          settings.host() + ":" + settings.port() + " did not take it: " + failure.getMessage());
    }
  }

  private Message message(Alert alert) throws MessagingException {
    MimeMessage message = new MimeMessage(session());
    message.setFrom(new InternetAddress(settings.from()));
    for (String to : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
    }
    message.setSubject("Scimify: " + alert.headline(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday replies
    String link = links.to(alert.condition()).map(url -> "\n\n" + url).orElse("");
    message.setText(alert.text() + link + "\n", StandardCharsets.UTF_8.name());
    return message;
  }

  private Session session() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", String.valueOf(settings.port()));
    String patience = String.valueOf(AlertTransport.PATIENCE.toMillis());
    properties.put("mail.smtp.connectiontimeout", patience);
    properties.put("mail.smtp.timeout", patience);
    properties.put("mail.smtp.writetimeout", patience);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    properties.put("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
    return Session.getInstance(properties, signIn());
  }

  private Authenticator signIn() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
            settings.user().orElse(""), settings.password().orElse(""));
      }
    };
  }
}
