package io.scimify.domain.operation;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.user.AttributeTree;
import io.scimify.domain.user.UserProfile;
import java.util.Map;

/** The state that an operation makes true. */
public sealed interface OperationTarget {
  /** The name under which administrators look for the subject. */
  String name();

  /** How the user shall be. */
  record User(UserProfile profile, boolean active) implements OperationTarget {
    @Override
    public String name() {
      return profile.userName().value();
    }
  }

  /** How the group shall be; {@code attributes} are those that Jamf cannot hold. */
  record Group(
      GroupDisplayName displayName, Map<String, Object> attributes, MembershipChange membership)
      implements OperationTarget {
    public Group {
      attributes = AttributeTree.copyOf(attributes);
    }

    @Override
    public String name() {
      return displayName.value();
    }
  }
}
