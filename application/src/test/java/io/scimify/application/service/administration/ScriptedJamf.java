package io.scimify.application.service.administration;

import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfDirectory;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Jamf Pro that is only looked at: any write fails the test. */
final class ScriptedJamf implements JamfDirectory {
  final Map<JamfUserId, JamfUser> users = new HashMap<>();
  final List<JamfCallContext> checked = new ArrayList<>();
  List<ConnectionFinding> findings =
      List.of(new ConnectionFinding("token", ConnectionFinding.Verdict.OK, "Jamf gave a token."));

  @Override
  public JamfResult<JamfUser> readUser(JamfCallContext context, JamfUserId id) {
    JamfUser user = users.get(id);
    return user == null
        ? JamfResult.failed(JamfResult.Reason.NOT_FOUND, "Jamf has no user " + id + ".")
        : JamfResult.done(user);
  }

  @Override
  public List<ConnectionFinding> checkConnection(JamfCallContext context) {
    checked.add(context);
    return findings;
  }

  @Override
  public boolean isSteady(IntegrationInstanceId integration) {
    return true;
  }

  @Override
  public void forget(IntegrationInstanceId integration) {}

  @Override
  public JamfResult<Optional<JamfUser>> findUser(JamfCallContext context, UserName name) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfUserId> createUser(JamfCallContext context, JamfUserFields fields) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfUser> updateUser(
      JamfCallContext context, JamfUserId id, JamfUserFields fields) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfUserId> deleteUser(JamfCallContext context, JamfUserId id) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfUserPage> listUsers(JamfCallContext context, int offset, int limit) {
    return JamfResult.done(new JamfUserPage(List.of(), 0));
  }

  @Override
  public JamfResult<List<JamfGroupSummary>> listStaticGroups(JamfCallContext context) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfGroup> readGroup(JamfCallContext context, JamfGroupId id) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfGroupId> createGroup(
      JamfCallContext context,
      GroupDisplayName name,
      String description,
      Collection<JamfUserId> members) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfGroupId> renameGroup(
      JamfCallContext context, JamfGroupId id, GroupDisplayName name) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfGroupId> addMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfGroupId> removeMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members) {
    throw new AssertionError("not expected");
  }

  @Override
  public JamfResult<JamfGroupId> deleteGroup(JamfCallContext context, JamfGroupId id) {
    throw new AssertionError("not expected");
  }
}
