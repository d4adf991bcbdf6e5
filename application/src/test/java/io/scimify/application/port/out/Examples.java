package io.scimify.application.port.out;

import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
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
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Domain values for the contracts, with ids that no other test run has. */
final class Examples {
  /** Not a whole number of microseconds: nothing may be lost on the way. */
  static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123456789Z");

  private Examples() {}

  static Tenant tenant() {
    String id = "t-" + UUID.randomUUID();
    return new Tenant(new TenantId(id), "Tenant " + id, NOW);
  }

  static IntegrationInstance draft(TenantId tenant) {
    JamfConnection jamf =
        new JamfConnection(
            URI.create("https://acme.jamfcloud.com"), "okta-prod", new SecretText("s3cr3t-é-😀"));
    return IntegrationInstance.draft(
        new IntegrationInstanceId(UUID.randomUUID().toString()),
        tenant,
        Optional.of("Acme"),
        jamf,
        Optional.empty(),
        NOW);
  }

  static ProvisionedUser user(String name) {
    return user(UserProfile.named(new UserName(name)));
  }

  static ProvisionedUser user(UserProfile profile) {
    return ProvisionedUser.requested(new ScimUserId(UUID.randomUUID()), profile, true, NOW);
  }

  static JamfUser jamfUser(long id, String name) {
    return new JamfUser(new JamfUserId(id), new JamfUserFields(name, "", "", "", ""));
  }

  static ProvisionedGroup group(String name) {
    return new ProvisionedGroup(
        new ScimGroupId(UUID.randomUUID()),
        new GroupDisplayName(name),
        "Created via Scimify",
        Map.of("externalId", "00g1"),
        true,
        Optional.empty(),
        Optional.empty(),
        NOW,
        NOW);
  }

  static ScimUserId userId() {
    return new ScimUserId(UUID.randomUUID());
  }

  static ProvisioningOperation operation(
      IntegrationInstanceId integration, OperationType type, Instant createdAt) {
    return operation(integration, Subject.of(userId()), type, createdAt);
  }

  static ProvisioningOperation operation(
      IntegrationInstanceId integration, Subject subject, OperationType type, Instant createdAt) {
    return ProvisioningOperation.intend(
        new OperationId(UUID.randomUUID()),
        integration,
        subject,
        type,
        new OperationTarget.User(UserProfile.named(new UserName("ada@example.com")), true),
        createdAt,
        new CorrelationId("c-1"));
  }

  static OperationTarget groupTarget(MembershipChange membership) {
    return new OperationTarget.Group(
        new GroupDisplayName("Élèves"), Map.of("externalId", "00g1"), membership);
  }

  static Set<ScimUserId> userIds(int count) {
    Set<ScimUserId> ids = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      ids.add(userId());
    }
    return ids;
  }

  static AuditEvent event(IntegrationInstance instance, Instant at, String subjectName) {
    return new AuditEvent(
        new AuditEventId(UUID.randomUUID()),
        Optional.of(instance.tenant()),
        Optional.of(instance.id()),
        at,
        Actor.scimClient("okta"),
        "user.update",
        Optional.of(Subject.of(userId())),
        subjectName,
        AuditOutcome.SUCCEEDED,
        "Updated in Jamf.",
        List.of(new AttributeChange("name.givenName", "", "Ada \"😀\" \u0000")),
        List.of(new JamfCall("PUT", "/api/v1/users/7", 200, 41, at, "")),
        new CorrelationId("c-" + UUID.randomUUID()));
  }
}
