package io.scimify.application.service.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.scimify.application.port.out.AlertChannel;
import io.scimify.application.port.out.InMemoryAuditTrail;
import io.scimify.application.port.out.InMemoryIntegrationInstanceRepository;
import io.scimify.application.port.out.InMemoryOpenConditions;
import io.scimify.application.port.out.InMemoryProvisionedGroupRepository;
import io.scimify.application.port.out.InMemoryProvisionedUserRepository;
import io.scimify.application.port.out.InMemoryProvisioningOperationRepository;
import io.scimify.application.port.out.InMemoryTransactions;
import io.scimify.application.port.out.MutableClock;
import io.scimify.application.port.out.SequentialIds;
import io.scimify.application.port.out.Transactions;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.alert.Alert;
import io.scimify.domain.alert.AlertRules;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class AlertServiceTest {
  private static final IntegrationInstanceId ID = new IntegrationInstanceId("instance-1");

  private final MutableClock clock = new MutableClock();
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryIntegrationInstanceRepository integrations =
      new InMemoryIntegrationInstanceRepository(transactions);
  private final InMemoryProvisioningOperationRepository operations =
      new InMemoryProvisioningOperationRepository(transactions, integrations);
  private final InMemoryOpenConditions open = new InMemoryOpenConditions();
  private final Mailbox mailbox = new Mailbox("email");
  private final Mailbox chat = new Mailbox("webhook");
  private final ProvisioningPorts ports =
      new ProvisioningPorts(
          integrations,
          new InMemoryProvisionedUserRepository(transactions, ids, clock),
          new InMemoryProvisionedGroupRepository(transactions, ids, clock),
          operations,
          new InMemoryAuditTrail(transactions),
          noJamf(),
          transactions,
          ids,
          clock);
  private final AlertService service =
      new AlertService(ports, open, List.of(mailbox, chat), AlertRules.standard());

  /** Keeps what was sent, or refuses to send. */
  private static final class Mailbox implements AlertChannel {
    private final String name;
    private final List<Alert> sent = new ArrayList<>();
    private boolean broken;

    Mailbox(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<String> send(Alert alert) {
      if (broken) {
        return Optional.of("The mail server does not answer.");
      }
      sent.add(alert);
      return Optional.empty();
    }

    List<String> headlines() {
      return sent.stream().map(Alert::headline).toList();
    }
  }

  private static io.scimify.application.port.out.JamfDirectory noJamf() {
    return (io.scimify.application.port.out.JamfDirectory)
        Proxy.newProxyInstance(
            AlertServiceTest.class.getClassLoader(),
            new Class<?>[] {io.scimify.application.port.out.JamfDirectory.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("Alerts never call Jamf");
            });
  }

  AlertServiceTest() {
    TenantId acme = new TenantId("acme");
    integrations.insertTenant(new Tenant(acme, "Acme", clock.instant()));
    JamfConnection jamf =
        new JamfConnection(
            URI.create("https://acme.jamfcloud.com"), "client", new SecretText("secret"));
    integrations.insert(
        IntegrationInstance.draft(
                ID, acme, Optional.of("Okta prod"), jamf, Optional.empty(), clock.instant())
            .activate(clock.instant()));
  }

  private ProvisioningOperation operation() {
    ProvisioningOperation operation =
        ProvisioningOperation.intend(
            new OperationId(ids.nextId()),
            ID,
            Subject.of(new ScimUserId(ids.nextId())),
            OperationType.DEPROVISION_USER,
            new OperationTarget.User(UserProfile.named(new UserName("ada")), false),
            clock.instant(),
            new CorrelationId("okta"));
    operations.insert(operation);
    return operation;
  }

  private void key(Optional<Instant> expiresAt, Optional<Instant> lastUsedAt) {
    integrations.insertToken(
        new ScimToken(
            new ScimTokenId(ids.nextId()),
            ID,
            "okta",
            new TokenHash("a".repeat(64)),
            clock.instant(),
            expiresAt,
            lastUsedAt));
  }

  @Test
  void nothingIsSaidWhenAllIsWell() {
    key(Optional.empty(), Optional.of(clock.instant()));

    service.check();

    assertThat(mailbox.sent).isEmpty();
  }

  @Test
  void withNobodyToTell_theDatabaseIsLeftAlone() {
    Transactions untouched =
        new Transactions() {
          @Override
          public <T> T inTransaction(Supplier<T> work) {
            throw new AssertionError("The database was asked for nobody");
          }
        };
    ProvisioningPorts idle =
        new ProvisioningPorts(
            ports.integrations(),
            ports.users(),
            ports.groups(),
            ports.operations(),
            ports.audit(),
            ports.jamf(),
            untouched,
            ids,
            clock);

    assertThatCode(new AlertService(idle, open, List.of(), AlertRules.standard())::check)
        .doesNotThrowAnyException();
  }

  @Test
  void heldDeletionsAreToldOnceAndOnceWhenDecided() {
    ProvisioningOperation first = operation();
    operations.update(first.held("Too many."));
    service.check();
    ProvisioningOperation second = operation();
    operations.update(second.held("Too many."));
    service.check();
    operations.update(first.ended(OperationState.CANCELLED, "Rejected."));
    operations.update(second.ended(OperationState.CANCELLED, "Rejected."));
    service.check();
    service.check();

    assertThat(mailbox.headlines())
        .containsExactly("Held for approval: Okta prod", "Resolved: Held for approval: Okta prod");
    assertThat(mailbox.sent.get(0).text()).startsWith("1 change waits for approval.");
  }

  @Test
  void quarantineIsToldWithJamfsReason() {
    IntegrationInstance instance = integrations.find(ID).orElseThrow();
    integrations.update(
        instance.quarantine(
            new Quarantine(
                Quarantine.Reason.BAD_CREDENTIALS,
                Optional.empty(),
                "Jamf refuses the client secret.",
                clock.instant()),
            clock.instant()));
    service.check();
    integrations.update(instance);
    service.check();

    assertThat(mailbox.headlines())
        .containsExactly(
            "Quarantined by Jamf Pro: Okta prod", "Resolved: Quarantined by Jamf Pro: Okta prod");
    assertThat(mailbox.sent.get(0).text()).isEqualTo("Jamf refuses the client secret.");
  }

  @Test
  void aKeyIsToldThirtySevenAndOneDayBeforeItsEndAndAfter() {
    key(Optional.of(clock.instant().plus(Duration.ofDays(40))), Optional.empty());

    for (int day = 0; day <= 42; day++) {
      service.check();
      clock.advance(Duration.ofDays(1));
    }

    assertThat(mailbox.headlines()).hasSize(4).containsOnly("Key expires: Okta prod");
    assertThat(mailbox.sent.get(3).text()).contains("\"okta\" expired at");
  }

  @Test
  void aBacklogIsToldByTheAgeOfItsOldest() {
    ProvisioningOperation waiting = operation();
    clock.advance(Duration.ofMinutes(15));
    service.check();
    assertThat(mailbox.sent).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    service.check();
    operations.update(waiting.ended(OperationState.DONE, "Done."));
    service.check();

    assertThat(mailbox.headlines())
        .containsExactly("Changes pile up: Okta prod", "Resolved: Changes pile up: Okta prod");
  }

  @Test
  void silenceIsToldOnceThereWasSomethingToHear() {
    key(Optional.empty(), Optional.empty());
    clock.advance(Duration.ofDays(30));
    service.check();
    assertThat(mailbox.sent).isEmpty();

    key(Optional.empty(), Optional.of(clock.instant().minus(Duration.ofDays(8))));
    service.check();

    assertThat(mailbox.headlines()).containsExactly("No request for long: Okta prod");
  }

  @Test
  void aMessageThatCouldNotBeSentIsTriedAgain() {
    operations.update(operation().held("Too many."));
    mailbox.broken = true;
    service.check();
    mailbox.broken = false;
    service.check();
    service.check();

    assertThat(mailbox.headlines()).containsExactly("Held for approval: Okta prod");
    assertThat(chat.headlines()).containsExactly("Held for approval: Okta prod");
  }

  @Test
  void oneNodeLooksAtATime() {
    operations.update(operation().held("Too many."));
    operations.tryLease(
        ID, "alerts", "another node", clock.instant(), clock.instant().plusSeconds(60));
    service.check();
    assertThat(mailbox.sent).isEmpty();

    clock.advance(Duration.ofSeconds(61));
    service.check();
    assertThat(mailbox.sent).hasSize(1);
  }
}
