package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.UserView;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserProfile;
import io.scimify.domain.user.UserReconciliation;
import java.util.Optional;

/** How SCIM shows a user. */
final class UserViews {
  private UserViews() {}

  /** From what we hold alone: tombstones, and users with a change still on its way. */
  static UserView held(ProvisionedUser user) {
    return view(user, user.profile());
  }

  /** Jamf's truth merged with what only we know. */
  static UserView merged(ProvisionedUser user, JamfUserFields truth) {
    return view(user, UserReconciliation.shown(user, truth));
  }

  private static UserView view(ProvisionedUser user, UserProfile profile) {
    return new UserView(user.id(), profile, user.active(), user.createdAt(), user.updatedAt());
  }

  /** A creation that was never confirmed to the client, and a deletion that was, are not shown. */
  static boolean isHidden(Optional<ProvisioningOperation> live) {
    return live.filter(
            operation ->
                operation.type() == OperationType.DELETE_USER
                    || (operation.type() == OperationType.CREATE_USER && !operation.accepted()))
        .isPresent();
  }
}
