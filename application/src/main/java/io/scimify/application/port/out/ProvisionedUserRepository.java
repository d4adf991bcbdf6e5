package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of user identities, tombstones included. Joins the surrounding transaction. */
public interface ProvisionedUserRepository {
  Optional<ProvisionedUser> find(IntegrationInstanceId integration, ScimUserId id);

  /** Managed users only (MATCHED, PROVISIONED): the name a SEEN user had may be out of date. */
  Optional<ProvisionedUser> findByName(IntegrationInstanceId integration, UserName name);

  Optional<ProvisionedUser> findByExternalId(
      IntegrationInstanceId integration, ExternalId externalId);

  Optional<ProvisionedUser> findByJamfId(IntegrationInstanceId integration, JamfUserId jamfId);

  /** Whom we know under these Jamf ids; nobody is given an identity. */
  Map<JamfUserId, ProvisionedUser> findByJamfIds(
      IntegrationInstanceId integration, Collection<JamfUserId> jamfIds);

  Map<ScimUserId, ProvisionedUser> findAll(
      IntegrationInstanceId integration, Collection<ScimUserId> ids);

  /**
   * The identity of each Jamf user, given at first sight and then for ever: existing ones by Jamf
   * id, new ones inserted as SEEN, in bulk. Safe against other nodes doing the same.
   */
  Map<JamfUserId, ProvisionedUser> identify(
      IntegrationInstanceId integration, Collection<JamfUser> jamfUsers);

  /**
   * @throws NameTakenException when a managed user has the name or Jamf id already
   */
  void insert(IntegrationInstanceId integration, ProvisionedUser user);

  /**
   * @throws NameTakenException when another managed user has the name or Jamf id already
   */
  void update(IntegrationInstanceId integration, ProvisionedUser user);

  void delete(IntegrationInstanceId integration, ScimUserId id);

  /** Active users that the SCIM client manages. */
  int countManagedActive(IntegrationInstanceId integration);

  /**
   * Users that Jamf does not hold now (tombstones, pending ones), in order of creation, then id.
   */
  List<ProvisionedUser> withoutJamf(IntegrationInstanceId integration, int offset, int limit);

  int countWithoutJamf(IntegrationInstanceId integration);

  /** Every managed user in id order after {@code after}, for reconciliation and the console. */
  List<ProvisionedUser> managed(
      IntegrationInstanceId integration, Optional<ScimUserId> after, int limit);

  /**
   * Users whose userName, externalId, names or e-mail addresses contain {@code text} without regard
   * to case, by userName.
   */
  List<ProvisionedUser> search(
      IntegrationInstanceId integration, String text, int offset, int limit);

  int countSearch(IntegrationInstanceId integration, String text);

  /** A user and where it is known. */
  record Located(IntegrationInstanceId integration, ProvisionedUser user) {}

  /** The same in several instances at once, by userName. */
  List<Located> searchIn(Collection<IntegrationInstanceId> integrations, String text, int limit);
}
