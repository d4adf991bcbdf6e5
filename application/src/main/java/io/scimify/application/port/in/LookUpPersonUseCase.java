package io.scimify.application.port.in;

import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import java.util.Optional;

/** One person on demand, from both sides; and the groups that people are in. */
public interface LookUpPersonUseCase {
  /** Some users and the number of all that match. */
  record Page(List<ProvisionedUser> users, int total) {}

  /** Somebody and where. */
  record Found(IntegrationInstance instance, ProvisionedUser user) {}

  /**
   * Both sides of one person.
   *
   * @param inJamf empty when Jamf does not hold the user or did not answer
   * @param jamfAnswered false when nobody knows whether Jamf holds the user
   * @param jamfNote why {@code inJamf} is empty
   * @param ifDeactivated what would happen if the identity provider deactivated this user now
   */
  record Person(
      ProvisionedUser user,
      Optional<JamfUser> inJamf,
      boolean jamfAnswered,
      String jamfNote,
      List<ProvisionedGroup> groups,
      Optional<ProvisioningOperation> live,
      DeprovisioningDecision ifDeactivated) {}

  /** A group of the SCIM client and how many members it pushed into it. */
  record PushedGroup(ProvisionedGroup group, int members) {}

  AdminResult<Page> search(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      String text,
      int offset,
      int limit);

  AdminResult<Person> person(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, ScimUserId id);

  /** What is known of one user without asking Jamf. */
  AdminResult<ProvisionedUser> user(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, ScimUserId id);

  /**
   * Looks for somebody in every integration instance in the caller's reach; whoever is called just
   * like that comes first.
   */
  AdminResult<List<Found>> everywhere(AdminCaller caller, String text, int limit);

  /** Makes Jamf equal to what SCIM shows, in the background. */
  AdminResult<Person> pushAgain(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, ScimUserId id);

  /** What {@link #search} finds, without the number of all. */
  AdminResult<List<ProvisionedUser>> find(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      String text,
      int offset,
      int limit);

  /** How many {@link #search} finds. */
  AdminResult<Integer> count(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, String text);

  /** The groups that the SCIM client created or changed and whose name contains a text, by name. */
  AdminResult<List<PushedGroup>> groups(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      String text,
      int offset,
      int limit);

  /** How many {@link #groups} finds. */
  AdminResult<Integer> countGroups(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, String text);
}
