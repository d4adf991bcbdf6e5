package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import java.util.Optional;

/**
 * The user at the start of a request: what we hold, what is pending, what Jamf said, how SCIM shows
 * it.
 */
record PresentUser(
    ProvisionedUser user,
    Optional<ProvisioningOperation> live,
    Optional<JamfUser> truth,
    UserView view,
    Optional<JamfResult.Failed<JamfUser>> unread,
    boolean nameReserved) {

  PresentUser(
      ProvisionedUser user,
      Optional<ProvisioningOperation> live,
      Optional<JamfUser> truth,
      UserView view) {
    this(user, live, truth, view, Optional.empty(), false);
  }

  /** Active, or on the way to it: a reactivation that is not finished counts. */
  boolean wasActive() {
    return user.active() || live.filter(o -> target(o).active()).isPresent();
  }

  static OperationTarget.User target(ProvisioningOperation operation) {
    return (OperationTarget.User) operation.target();
  }
}
