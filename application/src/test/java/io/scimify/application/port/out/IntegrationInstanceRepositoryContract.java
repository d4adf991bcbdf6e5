package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.deprovisioning.DeactivationAction;
import io.scimify.domain.deprovisioning.DeletionThreshold;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link IntegrationInstanceRepository} does. */
public abstract class IntegrationInstanceRepositoryContract extends StorageContract {
  private static final Instant LATER = Examples.NOW.plusSeconds(60);

  private IntegrationInstanceRepository integrations() {
    return storage.integrations();
  }

  @Nested
  class Tenants {
    @Test
    void areKept() {
      Tenant tenant = Examples.tenant();
      integrations().insertTenant(tenant);
      integrations().updateTenant(tenant.renamed("Acmé"));

      assertThat(integrations().findTenant(tenant.id())).contains(tenant.renamed("Acmé"));
      assertThat(integrations().tenants()).contains(tenant.renamed("Acmé"));
    }

    @Test
    void anIdIsTakenOnce() {
      Tenant tenant = Examples.tenant();
      integrations().insertTenant(tenant);

      assertThatThrownBy(() -> integrations().insertTenant(tenant))
          .isInstanceOf(NameTakenException.class)
          .hasMessageContaining(tenant.id().value());
    }

    @Test
    void mayBeDeleted() {
      Tenant tenant = Examples.tenant();
      integrations().insertTenant(tenant);

      integrations().deleteTenant(tenant.id());

      assertThat(integrations().findTenant(tenant.id())).isEmpty();
    }

    @Test
    void update_isRefused_whenThereIsNone() {
      assertThatThrownBy(() -> integrations().updateTenant(Examples.tenant()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class Instances {
    @Test
    void areKeptWithTheirSecret() {
      IntegrationInstance found = integrations().find(instance.id()).orElseThrow();

      assertThat(found).isEqualTo(instance);
      assertThat(found.jamf().clientSecret().reveal()).isEqualTo("s3cr3t-é-😀");
    }

    @Test
    void everySettingMayChange() {
      IntegrationInstance changed =
          instance
              .configured(
                  Optional.empty(),
                  new JamfConnection(
                      URI.create("http://localhost:8081/jamf"), "other", new SecretText("new")),
                  "Other description",
                  LATER)
              .governed(ProvisioningScope.GROUPS, ProvisioningMode.OBSERVE, policy(), LATER)
              .activate(LATER);

      integrations().update(changed);

      assertThat(integrations().find(instance.id())).contains(changed);
    }

    private DeprovisioningPolicy policy() {
      return new DeprovisioningPolicy(
          DeactivationAction.RETAIN,
          Duration.ofHours(36),
          false,
          Duration.ofMinutes(90),
          new DeletionThreshold(1, 2, 3),
          new DeletionThreshold(4, 5, 6),
          new ProtectedUsers(List.of(new UserName("Ceo@example.com"), new UserName("b"))),
          true,
          Optional.of(LATER));
    }

    @Test
    void aRemovalIsKept_andFound() {
      Removal asked = Removal.asked("ada", LATER, 37, new CorrelationId("c-removal"));
      IntegrationInstance removing = instance.activate(LATER).remove(asked, LATER);

      integrations().update(removing);
      assertThat(integrations().find(instance.id())).contains(removing);
      assertThat(integrations().removing()).contains(removing);

      integrations().update(removing.callRemovalOff(LATER));
      assertThat(integrations().removing()).contains(removing.callRemovalOff(LATER));

      integrations().update(removing.pause(LATER));
      assertThat(integrations().find(instance.id())).contains(removing.pause(LATER));
      assertThat(integrations().removing()).doesNotContain(removing.pause(LATER));
    }

    @Test
    void quarantineIsKept() {
      Quarantine why =
          new Quarantine(
              Quarantine.Reason.MISSING_PRIVILEGE,
              Optional.of(JamfPrivilege.DELETE_USER),
              "Jamf lacks it",
              LATER);
      IntegrationInstance quarantined = instance.activate(LATER).quarantine(why, LATER);

      integrations().update(quarantined);
      assertThat(integrations().find(instance.id())).contains(quarantined);

      integrations().update(quarantined.release(LATER));
      assertThat(integrations().find(instance.id())).contains(quarantined.release(LATER));
    }

    @Test
    void anIdIsTakenOnce() {
      assertThatThrownBy(() -> integrations().insert(instance))
          .isInstanceOf(NameTakenException.class);
    }

    @Test
    void update_isRefused_whenThereIsNone() {
      assertThatThrownBy(() -> integrations().update(Examples.draft(instance.tenant())))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void belongToOneTenant() {
      assertThat(integrations().find(instance.tenant(), instance.id())).contains(instance);
      assertThat(integrations().find(stranger.tenant(), instance.id())).isEmpty();
      assertThat(integrations().ofTenant(instance.tenant()))
          .containsExactlyInAnyOrder(instance, sibling);
      assertThat(integrations().ofTenant(stranger.tenant())).containsExactly(stranger);
      assertThat(integrations().all()).contains(instance, sibling, stranger);
    }

    @Test
    void delete_takesAllBelongingsButTheAudit() {
      Belongings ours = new Belongings(instance);
      Belongings theirs = new Belongings(sibling);

      integrations().delete(instance.id());

      assertThat(integrations().find(instance.id())).isEmpty();
      ours.assertGone();
      theirs.assertThere();
    }
  }

  /** One of everything in one instance. */
  private final class Belongings {
    private final IntegrationInstance owner;
    private final ScimToken token;
    private final ProvisionedUser user = Examples.user("ada");
    private final ProvisionedGroup group = Examples.group("Pupils");
    private final ProvisioningOperation operation;
    private final AuditEvent event;

    Belongings(IntegrationInstance owner) {
      this.owner = owner;
      this.token = token(owner, "okta", Optional.empty());
      this.operation = Examples.operation(owner.id(), OperationType.CREATE_USER, Examples.NOW);
      this.event = Examples.event(owner, Examples.NOW, "ada");
      integrations().insertToken(token);
      storage.users().insert(owner.id(), user);
      storage.groups().insert(owner.id(), group);
      MembershipChange members = new MembershipChange.Exactly(Set.of(user.id()));
      storage.groups().applyMembership(owner.id(), group.id(), members);
      storage.operations().insert(operation);
      storage.operations().tryLease(owner.id(), "k", "node", Examples.NOW, LATER);
      storage.audit().append(event);
    }

    void assertGone() {
      assertThat(integrations().tokens(owner.id())).isEmpty();
      assertThat(storage.users().find(owner.id(), user.id())).isEmpty();
      assertThat(storage.groups().find(owner.id(), group.id())).isEmpty();
      assertThat(storage.groups().pushedMembers(owner.id(), group.id())).isEmpty();
      assertThat(storage.operations().find(owner.id(), operation.id())).isEmpty();
      assertThat(storage.operations().holdsLease(owner.id(), "k", "node")).isFalse();
      assertAudited();
    }

    void assertThere() {
      assertThat(integrations().tokens(owner.id())).containsExactly(token);
      assertThat(storage.users().find(owner.id(), user.id())).contains(user);
      assertThat(storage.groups().pushedMembers(owner.id(), group.id())).containsExactly(user.id());
      assertThat(storage.operations().find(owner.id(), operation.id())).contains(operation);
      assertThat(storage.operations().holdsLease(owner.id(), "k", "node")).isTrue();
      assertAudited();
    }

    private void assertAudited() {
      assertThat(storage.audit().find(Queries.of(owner.id()), 0, 10)).containsExactly(event);
    }
  }

  private static ScimToken token(
      IntegrationInstance owner, String label, Optional<Instant> expiresAt) {
    String hash = UUID.randomUUID().toString().replace("-", "").repeat(2);
    return new ScimToken(
        new ScimTokenId(UUID.randomUUID()),
        owner.id(),
        label,
        new TokenHash(hash),
        Examples.NOW,
        expiresAt,
        Optional.empty());
  }

  @Nested
  class Tokens {
    @Test
    void areKept() {
      ScimToken token = token(instance, "okta", Optional.of(LATER));
      integrations().insertToken(token);

      assertThat(integrations().tokens(instance.id())).containsExactly(token);
      assertThat(integrations().tokens(sibling.id())).isEmpty();
    }

    @Test
    void theLastUseIsRecorded() {
      ScimToken token = token(instance, "okta", Optional.empty());
      integrations().insertToken(token);

      integrations().recordTokenUse(sibling.id(), token.id(), LATER.plusSeconds(1));
      integrations().recordTokenUse(instance.id(), token.id(), LATER);

      assertThat(integrations().tokens(instance.id()))
          .extracting(ScimToken::lastUsedAt)
          .containsExactly(Optional.of(LATER));
    }

    @Test
    void areDeletedByTheirInstanceOnly() {
      ScimToken token = token(instance, "okta", Optional.empty());
      integrations().insertToken(token);

      assertThat(integrations().deleteToken(sibling.id(), token.id())).isFalse();
      assertThat(integrations().deleteToken(instance.id(), token.id())).isTrue();
      assertThat(integrations().deleteToken(instance.id(), token.id())).isFalse();
      assertThat(integrations().tokens(instance.id())).isEmpty();
    }
  }
}
