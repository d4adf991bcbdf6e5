package io.scimify.webapp.alert;

import io.scimify.application.port.out.AlertChannel;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the channels that are configured. */
@Dependent
public class AlertChannels {
  private final AlertTransport transport;

  @Inject
  AlertChannels(AlertTransport transport) {
    this.transport = transport;
  }

  /**
   * None if nothing is configured.
   *
   * @param publicBase the product's own address for links, if it is known
   */
  public List<AlertChannel> of(AlertSettings settings, Optional<URI> publicBase, Clock clock) {
    AlertLinks links = new AlertLinks(publicBase);
    List<AlertChannel> channels = new ArrayList<>();
    settings.mail().ifPresent(mail -> channels.add(new MailChannel(mail, transport, links, clock)));
    settings
        .webhook()
        .ifPresent(webhook -> channels.add(new WebhookChannel(webhook, transport, links, clock)));
    return channels;
  }
}
