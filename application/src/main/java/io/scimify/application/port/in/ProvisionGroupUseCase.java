package io.scimify.application.port.in;

import io.scimify.domain.group.ScimGroupId;
import java.util.function.Consumer;

/** Creates, renames, fills and deletes static user groups. Views come without members. */
public interface ProvisionGroupUseCase {
  /** A name taken by any Jamf group, static or smart, is refused; the SCIM client links instead. */
  ScimResult<GroupView> create(ScimCaller caller, GroupDraft draft);

  ScimResult<GroupView> update(ScimCaller caller, ScimGroupId id, GroupUpdate update);

  /** Users stay. {@code check} may refuse by throwing. */
  ScimResult<ScimGroupId> delete(ScimCaller caller, ScimGroupId id, Consumer<GroupView> check);
}
