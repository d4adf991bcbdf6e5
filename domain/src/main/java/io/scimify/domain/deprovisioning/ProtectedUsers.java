package io.scimify.domain.deprovisioning;

import io.scimify.domain.user.UserName;
import java.util.List;

/**
 * User names that are never deleted in Jamf, whatever the SCIM client says; compared without case.
 */
public record ProtectedUsers(List<UserName> names) {
  public ProtectedUsers {
    names = List.copyOf(names);
  }

  public boolean contains(UserName name) {
    return names.stream().anyMatch(name::sameAs);
  }
}
