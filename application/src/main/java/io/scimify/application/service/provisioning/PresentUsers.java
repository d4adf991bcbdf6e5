package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserOrigin;
import java.util.Optional;
import java.util.Set;

/** Finds what a request changes: the user that we hold, what is pending, what Jamf says. */
final class PresentUsers {
  private final ProvisioningPorts ports;
  private final OperationLedger ledger;
  private final QuarantineKeeper quarantine;
  private final Freshness freshness;

  PresentUsers(ProvisioningPorts ports, OperationLedger ledger, QuarantineKeeper quarantine) {
    this.ports = ports;
    this.ledger = ledger;
    this.quarantine = quarantine;
    this.freshness = new Freshness(ports);
  }

  /** Asks Jamf only for an active user about whom nothing is pending. */
  ScimResult<PresentUser> find(
      ScimCaller caller, IntegrationInstance instance, ScimUserId id, JamfConversation jamf) {
    Optional<ProvisionedUser> found =
        ports.transactions().inTransaction(() -> ports.users().find(instance.id(), id));
    Optional<ProvisioningOperation> live =
        ports.transactions().inTransaction(() -> ledger.live(instance, Subject.of(id)));
    if (found.isEmpty() || UserViews.isHidden(live)) {
      return ReadUsersService.unknown(id);
    }
    ProvisionedUser user = found.get();
    boolean asksJamf = user.active() && user.jamfId().isPresent() && live.isEmpty();
    return asksJamf
        ? read(caller, instance, user, jamf)
        : ScimResult.done(new PresentUser(user, live, Optional.empty(), UserViews.held(user)));
  }

  private ScimResult<PresentUser> read(
      ScimCaller caller,
      IntegrationInstance instance,
      ProvisionedUser user,
      JamfConversation jamf) {
    JamfResult<JamfUser> read = ports.jamf().readUser(jamf.context(), user.jamfId().orElseThrow());
    if (read instanceof JamfResult.Done<JamfUser> done) {
      // What a web app that lags behind shows is not what this request is a change of.
      UserView view =
          freshness.mayBeOutdated(instance, user, done.value().fields())
              ? UserViews.held(user)
              : UserViews.merged(user, done.value().fields());
      quarantine.obeyed(instance, Set.of(JamfPrivilege.READ_USER), caller.correlation());
      return ScimResult.done(
          new PresentUser(user, Optional.empty(), Optional.of(done.value()), view));
    }
    JamfResult.Failed<JamfUser> failed = (JamfResult.Failed<JamfUser>) read;
    quarantine.refused(instance, failed, caller.correlation());
    // A change must be kept even when Jamf is away, as long as we know what it is a change of.
    if (user.origin() == UserOrigin.PROVISIONED) {
      return ScimResult.done(
          new PresentUser(user, Optional.empty(), Optional.empty(), UserViews.held(user)));
    }
    if (failed.reason() == JamfResult.Reason.NOT_FOUND) {
      return ReadUsersService.unknown(user.id());
    }
    UserView view = UserViews.held(user);
    return user.isManaged()
        ? ScimResult.done(
            new PresentUser(
                user, Optional.empty(), Optional.empty(), view, Optional.of(failed), false))
        : InstanceGate.unavailable(failed);
  }
}
