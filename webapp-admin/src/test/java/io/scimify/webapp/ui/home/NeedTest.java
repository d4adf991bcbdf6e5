package io.scimify.webapp.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.ReadOverviewUseCase.Standing;
import io.scimify.domain.alert.AlertKind;
import io.scimify.domain.alert.Condition;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.tenant.TenantId;
import io.scimify.webapp.ui.integration.InstanceTab;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What takes a server minutes or days to get into: a backlog, and a client that is silent. */
class NeedTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final IntegrationInstance instance =
      IntegrationInstance.draft(
          new IntegrationInstanceId("acme-okta"),
          new TenantId("acme"),
          Optional.of("Acme Labs"),
          new JamfConnection(
              URI.create("https://acme.jamfcloud.com"), "okta", new SecretText("secret")),
          Optional.empty(),
          NOW);

  private Condition condition(AlertKind kind) {
    return new Condition(
        kind, instance.tenant(), instance.id(), "Acme Labs", "", 1, NOW, "As an alert says it.");
  }

  private Need only(Map<OperationState, Integer> waiting, AlertKind kind) {
    ScimToken key =
        new ScimToken(
            new ScimTokenId(new UUID(0, 1)),
            instance.id(),
            "Okta",
            new TokenHash("ab".repeat(32)),
            NOW.minus(Duration.ofDays(90)),
            Optional.empty(),
            Optional.of(NOW.minus(Duration.ofDays(9))));
    List<Need> needs =
        Need.of(
            List.of(
                new Standing(instance, waiting, List.of(key), List.of(condition(kind)), List.of())),
            NOW);
    assertThat(needs).hasSize(1);
    return needs.get(0);
  }

  @Test
  void aGrowingBacklogLeadsToWhatIsRepeated() {
    Need need = only(Map.of(OperationState.PENDING, 12), AlertKind.BACKLOG);

    assertThat(need.what()).isEqualTo("12 changes wait for Jamf Pro in Acme Labs");
    assertThat(need.tab()).isEqualTo(InstanceTab.ACTIVITY);
    assertThat(need.filter().getQueryString()).isEqualTo("outcome=RETRYING");
  }

  @Test
  void aSilentClientLeadsToItsSetup_andTheDayItWasHeard() {
    Need need = only(Map.of(), AlertKind.SILENT);

    assertThat(need.what()).isEqualTo("Acme Labs was last heard 9 days ago");
    assertThat(need.tab()).isEqualTo(InstanceTab.SETUP);
    assertThat(need.filter().getQueryString()).isEmpty();
  }
}
