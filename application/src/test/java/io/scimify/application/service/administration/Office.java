package io.scimify.application.service.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.out.InMemoryAdministratorRepository;
import io.scimify.application.port.out.InMemoryAuditTrail;
import io.scimify.application.port.out.InMemoryDriftReportRepository;
import io.scimify.application.port.out.InMemoryIntegrationInstanceRepository;
import io.scimify.application.port.out.InMemoryProvisionedGroupRepository;
import io.scimify.application.port.out.InMemoryProvisionedUserRepository;
import io.scimify.application.port.out.InMemoryProvisioningOperationRepository;
import io.scimify.application.port.out.InMemoryTransactions;
import io.scimify.application.port.out.MutableClock;
import io.scimify.application.port.out.SequentialIds;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.net.URI;
import java.util.Optional;

/** Two tenants with one active instance each, everything in memory, and callers to act as. */
final class Office {
  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");
  static final IntegrationInstanceId ACME_JAMF = new IntegrationInstanceId("acme-instance");
  static final IntegrationInstanceId GLOBEX_JAMF = new IntegrationInstanceId("globex-instance");

  final MutableClock clock = new MutableClock();
  final SequentialIds ids = new SequentialIds();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryIntegrationInstanceRepository integrations =
      new InMemoryIntegrationInstanceRepository(transactions);
  final InMemoryProvisionedUserRepository users =
      new InMemoryProvisionedUserRepository(transactions, ids, clock);
  final InMemoryProvisionedGroupRepository groups =
      new InMemoryProvisionedGroupRepository(transactions, ids, clock);
  final InMemoryProvisioningOperationRepository operations =
      new InMemoryProvisioningOperationRepository(transactions, integrations);
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(transactions);
  final InMemoryAdministratorRepository administrators = new InMemoryAdministratorRepository();
  final InMemoryDriftReportRepository driftReports =
      new InMemoryDriftReportRepository(transactions);
  final ScriptedJamf jamf = new ScriptedJamf();
  final ProvisioningPorts ports =
      new ProvisioningPorts(
          integrations, users, groups, operations, audit, jamf, transactions, ids, clock);
  final AdminPorts adminPorts = new AdminPorts(ports, administrators);

  Office() {
    open(ACME, ACME_JAMF);
    open(GLOBEX, GLOBEX_JAMF);
  }

  private void open(TenantId tenant, IntegrationInstanceId id) {
    integrations.insertTenant(new Tenant(tenant, tenant.value(), clock.instant()));
    JamfConnection jamfPro =
        new JamfConnection(
            URI.create("https://" + tenant + ".jamfcloud.com"),
            "client-" + tenant,
            new SecretText("secret-of-" + tenant));
    integrations.insert(
        IntegrationInstance.draft(
                id, tenant, Optional.empty(), jamfPro, Optional.empty(), clock.instant())
            .activate(clock.instant()));
  }

  static AdminCaller caller(Role role) {
    return new AdminCaller(
        role.name().toLowerCase(java.util.Locale.ROOT),
        role,
        Optional.empty(),
        new CorrelationId("test"));
  }

  static AdminCaller caller(Role role, TenantId tenant) {
    return new AdminCaller(
        role.name().toLowerCase(java.util.Locale.ROOT) + "@" + tenant,
        role,
        Optional.of(tenant),
        new CorrelationId("test"));
  }

  IntegrationInstance acme() {
    return integrations.find(ACME_JAMF).orElseThrow();
  }

  /** A managed user that Jamf holds. */
  ProvisionedUser user(String name) {
    ScimUserId id = new ScimUserId(ids.nextId());
    ProvisionedUser user =
        ProvisionedUser.requested(id, UserProfile.named(new UserName(name)), true, clock.instant())
            .linked(new JamfUserId(100 + id.value().getLeastSignificantBits()), clock.instant());
    users.insert(ACME_JAMF, user);
    return user;
  }

  /** The user's deactivation, held for approval. */
  ProvisioningOperation heldDeletion(ProvisionedUser user) {
    users.update(ACME_JAMF, user.deactivated(user.profile(), clock.instant()));
    ProvisioningOperation held =
        ProvisioningOperation.intend(
                new OperationId(ids.nextId()),
                ACME_JAMF,
                Subject.of(user.id()),
                OperationType.DEPROVISION_USER,
                new OperationTarget.User(user.profile(), false),
                clock.instant(),
                new CorrelationId("okta"))
            .held("Too many.");
    operations.insert(held);
    return held;
  }

  ProvisioningOperation now(ProvisioningOperation operation) {
    return operations.find(operation.integration(), operation.id()).orElseThrow();
  }

  static <T> T done(AdminResult<T> result) {
    assertThat(result).isInstanceOf(AdminResult.Done.class);
    return ((AdminResult.Done<T>) result).value();
  }

  static AdminResult.Refused<?> refused(AdminResult<?> result) {
    assertThat(result).isInstanceOf(AdminResult.Refused.class);
    return (AdminResult.Refused<?>) result;
  }
}
