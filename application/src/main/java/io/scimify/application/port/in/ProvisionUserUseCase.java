package io.scimify.application.port.in;

import io.scimify.domain.user.ScimUserId;
import java.util.function.Consumer;

/** Creates, changes, deactivates, reactivates and deletes users (fact sheet Okta §6.2). */
public interface ProvisionUserUseCase {
  /** Creates, or revives the tombstone of the same userName or externalId under its old id. */
  ScimResult<UserView> create(ScimCaller caller, UserDraft draft);

  /** Applies {@code update} to the user as SCIM shows it now. Deactivation deletes in Jamf. */
  ScimResult<UserView> update(ScimCaller caller, ScimUserId id, UserUpdate update);

  /**
   * Deletes in Jamf, forgets the identity and frees the userName. {@code check} may refuse by
   * throwing.
   */
  ScimResult<ScimUserId> delete(ScimCaller caller, ScimUserId id, Consumer<UserView> check);
}
