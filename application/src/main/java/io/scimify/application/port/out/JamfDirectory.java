package io.scimify.application.port.out;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Jamf Pro's end users and static user groups. Each method makes as few calls as possible, never
 * repeats a write blindly, confirms odd answers by reading, and isolates integration instances from
 * each other. {@code Done} of a write means that Jamf holds the effect.
 */
public interface JamfDirectory {
  /** One call. {@code NOT_FOUND} only when Jamf clearly says so. */
  JamfResult<JamfUser> readUser(JamfCallContext context, JamfUserId id);

  /** One call where the API allows. The name matches exactly, without regard to case. */
  JamfResult<Optional<JamfUser>> findUser(JamfCallContext context, UserName name);

  /**
   * One call; no look-up before. An unknown outcome is {@code Failed} with {@code effectUnknown}.
   */
  JamfResult<JamfUserId> createUser(JamfCallContext context, JamfUserFields fields);

  /** One call. What {@code fields} does not cover stays as Jamf has it. */
  JamfResult<JamfUser> updateUser(JamfCallContext context, JamfUserId id, JamfUserFields fields);

  /** {@code NOT_FOUND} when it was gone already; {@code IN_USE} with the reason when refused. */
  JamfResult<JamfUserId> deleteUser(JamfCallContext context, JamfUserId id);

  /**
   * Users in id order from {@code offset} (0-based). Offset 0 reads afresh; later pages may
   * continue a short-lived snapshot. A list that Jamf gives only in part is a failure, never a
   * short page.
   */
  JamfResult<JamfUserPage> listUsers(JamfCallContext context, int offset, int limit);

  /** One call: all static user groups without members. */
  JamfResult<List<JamfGroupSummary>> listStaticGroups(JamfCallContext context);

  /** One call, with members. */
  JamfResult<JamfGroup> readGroup(JamfCallContext context, JamfGroupId id);

  /** One call. */
  JamfResult<JamfGroupId> createGroup(
      JamfCallContext context,
      GroupDisplayName name,
      String description,
      Collection<JamfUserId> members);

  /** One call; members stay. */
  JamfResult<JamfGroupId> renameGroup(
      JamfCallContext context, JamfGroupId id, GroupDisplayName name);

  /** Adds in batches; adding a present member is harmless. */
  JamfResult<JamfGroupId> addMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members);

  /** Removes in batches; each must be a member now, by a fresh read. */
  JamfResult<JamfGroupId> removeMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members);

  JamfResult<JamfGroupId> deleteGroup(JamfCallContext context, JamfGroupId id);

  /** Every finding at once, by reading only. */
  List<ConnectionFinding> checkConnection(JamfCallContext context);

  /**
   * Whether reads come from the web app of Jamf that took the writes of the last minute; from
   * another one they may be older (fact sheet Jamf §5).
   */
  boolean isSteady(IntegrationInstanceId integration);

  /** Forget token, cookies and back-off, because settings changed or a probe is wanted. */
  void forget(IntegrationInstanceId integration);
}
