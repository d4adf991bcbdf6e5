package io.scimify.domain.integration;

import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * One connection between one SCIM client and one Jamf Pro. Made as {@link IntegrationStatus#DRAFT},
 * served once activated; a human pauses it, Jamf's refusal quarantines it, and it leaves quarantine
 * by itself; a human removes it, alone or together with its users. Immutable: each change gives a
 * new value.
 */
public record IntegrationInstance(
    IntegrationInstanceId id,
    TenantId tenant,
    Optional<String> name,
    JamfConnection jamf,
    String groupDescription,
    ProvisioningScope scope,
    ProvisioningMode mode,
    IntegrationStatus status,
    Optional<Quarantine> quarantine,
    Optional<Removal> removal,
    DeprovisioningPolicy policy,
    Instant createdAt,
    Instant updatedAt) {

  /** The only integration type offered. */
  public static final String TYPE = "jamf-pro-end-users";

  public IntegrationInstance {
    if (name.isPresent() && name.get().length() > 200) {
      throw new IllegalArgumentException("Instance Name must be at most 200 characters");
    }
    if (groupDescription.length() > 1000) {
      throw new IllegalArgumentException("Group Description must be at most 1000 characters");
    }
  }

  public static IntegrationInstance draft(
      IntegrationInstanceId id,
      TenantId tenant,
      Optional<String> name,
      JamfConnection jamf,
      Optional<String> groupDescription,
      Instant now) {
    return new IntegrationInstance(
        id,
        tenant,
        name,
        jamf,
        groupDescription.orElse(defaultGroupDescription(tenant)),
        ProvisioningScope.USERS_AND_GROUPS,
        ProvisioningMode.LIVE,
        IntegrationStatus.DRAFT,
        Optional.empty(),
        Optional.empty(),
        DeprovisioningPolicy.standard(),
        now,
        now);
  }

  public static String defaultGroupDescription(TenantId tenant) {
    return "Created via Scimify for tenant " + tenant;
  }

  /** What to call this instance: its name, else Jamf's host. */
  public String displayName() {
    return name.orElseGet(() -> jamf.instanceUrl().getHost());
  }

  /** True while requests are answered from and applied to Jamf, quarantine included. */
  public boolean serves() {
    return status == IntegrationStatus.ACTIVE || status == IntegrationStatus.QUARANTINED;
  }

  /** True while what is owed is carried out in Jamf. */
  public boolean worksOff() {
    return serves() || removal.filter(r -> !r.calledOff()).isPresent();
  }

  public IntegrationInstance activate(Instant now) {
    return with(IntegrationStatus.ACTIVE, Optional.empty(), Optional.empty(), now);
  }

  public IntegrationInstance pause(Instant now) {
    return with(IntegrationStatus.PAUSED, Optional.empty(), Optional.empty(), now);
  }

  /** Jamf refuses us. A paused or draft instance stays as it is: a human's word counts more. */
  public IntegrationInstance quarantine(Quarantine why, Instant now) {
    return serves()
        ? with(IntegrationStatus.QUARANTINED, Optional.of(why), Optional.empty(), now)
        : this;
  }

  public IntegrationInstance release(Instant now) {
    return status == IntegrationStatus.QUARANTINED ? activate(now) : this;
  }

  /** From now on no SCIM client is served; the users vanish from Jamf, then the instance. */
  public IntegrationInstance remove(Removal why, Instant now) {
    if (status != IntegrationStatus.ACTIVE) {
      throw new IllegalStateException("Only an active instance is removed with its users");
    }
    return with(IntegrationStatus.REMOVING, Optional.empty(), Optional.of(why), now);
  }

  /** What has not been deleted yet shall stay; once that is so, the instance is paused. */
  public IntegrationInstance callRemovalOff(Instant now) {
    return with(status, quarantine, removal.map(Removal::callOff), now);
  }

  public IntegrationInstance configured(
      Optional<String> newName, JamfConnection newJamf, String newGroupDescription, Instant now) {
    return new IntegrationInstance(
        id,
        tenant,
        newName,
        newJamf,
        newGroupDescription,
        scope,
        mode,
        status,
        quarantine,
        removal,
        policy,
        createdAt,
        now);
  }

  public IntegrationInstance governed(
      ProvisioningScope newScope,
      ProvisioningMode newMode,
      DeprovisioningPolicy newPolicy,
      Instant now) {
    return new IntegrationInstance(
        id,
        tenant,
        name,
        jamf,
        groupDescription,
        newScope,
        newMode,
        status,
        quarantine,
        removal,
        newPolicy,
        createdAt,
        now);
  }

  private IntegrationInstance with(
      IntegrationStatus newStatus,
      Optional<Quarantine> why,
      Optional<Removal> newRemoval,
      Instant now) {
    return new IntegrationInstance(
        id,
        tenant,
        name,
        jamf,
        groupDescription,
        scope,
        mode,
        newStatus,
        why,
        newRemoval,
        policy,
        createdAt,
        now);
  }
}
