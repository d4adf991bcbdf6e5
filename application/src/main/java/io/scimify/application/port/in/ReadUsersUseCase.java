package io.scimify.application.port.in;

import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads users: Jamf's truth, our identities, pending changes on top. */
public interface ReadUsersUseCase {
  ScimResult<UserView> get(ScimCaller caller, ScimUserId id);

  /** One Jamf call. What is found counts as matched by the SCIM client. */
  ScimResult<Optional<UserView>> findByUserName(ScimCaller caller, UserName name);

  ScimResult<Optional<UserView>> findByExternalId(ScimCaller caller, ExternalId externalId);

  /**
   * Jamf's users in id order, then those Jamf does not hold (tombstones).
   *
   * @param offset 0-based
   */
  ScimResult<Page> list(ScimCaller caller, int offset, int limit);

  /** Every user, one by one, for filters that have to look at all of them. */
  ScimResult<Integer> scan(ScimCaller caller, Consumer<UserView> visitor);

  /** Some users, and how many there are in all. */
  record Page(List<UserView> users, int total) {
    public Page {
      users = List.copyOf(users);
    }
  }
}
