package io.scimify.application.port.out;

import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ScimUserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registry of group identities and of the members that were pushed. */
public interface ProvisionedGroupRepository {
  Optional<ProvisionedGroup> find(IntegrationInstanceId integration, ScimGroupId id);

  /** The identity of each Jamf group, given at first sight and then for ever. */
  Map<JamfGroupId, ProvisionedGroup> identify(
      IntegrationInstanceId integration, Collection<JamfGroupSummary> jamfGroups);

  /**
   * @throws NameTakenException when another group has the Jamf id already
   */
  void insert(IntegrationInstanceId integration, ProvisionedGroup group);

  void update(IntegrationInstanceId integration, ProvisionedGroup group);

  void delete(IntegrationInstanceId integration, ScimGroupId id);

  /** All provisioned groups (not those merely listed), by name. */
  List<ProvisionedGroup> provisioned(IntegrationInstanceId integration);

  /** Provisioned groups whose name contains {@code text} without regard to case, by name. */
  List<ProvisionedGroup> search(
      IntegrationInstanceId integration, String text, int offset, int limit);

  int countSearch(IntegrationInstanceId integration, String text);

  /** How many members were pushed into each; groups without any are left out. */
  Map<ScimGroupId, Integer> countMembers(
      IntegrationInstanceId integration, Collection<ScimGroupId> groups);

  /** Remembers what was pushed; unknown users are the caller's to leave out. */
  void applyMembership(IntegrationInstanceId integration, ScimGroupId id, MembershipChange change);

  /** The members as pushed. */
  Set<ScimUserId> pushedMembers(IntegrationInstanceId integration, ScimGroupId id);

  /** Takes a user out of every group's pushed members, because it left. */
  void forgetMember(IntegrationInstanceId integration, ScimUserId user);

  /** The groups that a user was pushed into. */
  List<ProvisionedGroup> groupsOf(IntegrationInstanceId integration, ScimUserId user);
}
