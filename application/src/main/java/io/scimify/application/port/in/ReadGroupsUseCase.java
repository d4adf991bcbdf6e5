package io.scimify.application.port.in;

import io.scimify.domain.group.ScimGroupId;
import java.util.List;

/** Reads static user groups; members only when asked for, since each group's cost a Jamf call. */
public interface ReadGroupsUseCase {
  ScimResult<GroupView> get(ScimCaller caller, ScimGroupId id, boolean withMembers);

  /** All groups in Jamf id order, without members: one Jamf call. */
  ScimResult<List<GroupView>> list(ScimCaller caller);
}
