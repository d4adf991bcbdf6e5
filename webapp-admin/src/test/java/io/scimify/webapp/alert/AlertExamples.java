package io.scimify.webapp.alert;

import io.scimify.domain.alert.Alert;
import io.scimify.domain.alert.AlertKind;
import io.scimify.domain.alert.Condition;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the tests of the channels share. */
final class AlertExamples {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final AlertLinks LINKS =
      new AlertLinks(Optional.of(URI.create("https://scimify.example.com")));

  private AlertExamples() {}

  static Alert held(Alert.Phase phase) {
    return new Alert(
        phase,
        new Condition(
            AlertKind.HELD,
            new TenantId("acme"),
            new IntegrationInstanceId("instance-1"),
            "Öffice \"Nord\"",
            "",
            1,
            NOW,
            "3 changes wait for approval. Approve or reject under Approvals."));
  }
}
