package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Jamf user that a creation of unknown outcome may have left behind, also under a name
 * that was tried before the user was renamed. Overlooked, it would be a second user of one person,
 * and a leaver that nobody deletes.
 */
final class UnfinishedCreation {
  private final ProvisioningPorts ports;
  private final Freshness freshness;
  private final Strays strays;

  UnfinishedCreation(ProvisioningPorts ports, Freshness freshness) {
    this.ports = ports;
    this.freshness = freshness;
    this.strays = new Strays(ports);
  }

  /**
   * The Jamf user of this name, else the one of a name tried a moment ago that is nobody else's.
   */
  JamfResult<Optional<JamfUser>> find(
      IntegrationInstance instance, ProvisionedUser user, UserName name, JamfConversation jamf) {
    JamfResult<Optional<JamfUser>> found = ports.jamf().findUser(jamf.context(), name);
    for (UserName earlier : earlierNames(instance, user, name)) {
      if (!(found instanceof JamfResult.Done<Optional<JamfUser>> done)
          || done.value().isPresent()) {
        return found;
      }
      found =
          ports
              .jamf()
              .findUser(jamf.context(), earlier)
              .map(hit -> hit.filter(it -> strays.isNobodyElses(instance, user, it)));
    }
    return found;
  }

  /** Whether it may still appear under another name, so that nothing may be created meanwhile. */
  boolean mayAppearElsewhere(IntegrationInstance instance, ProvisionedUser user, UserName name) {
    boolean agreed = ports.jamf().isSteady(instance.id()) && lateSince(instance, user).isEmpty();
    return !agreed && !earlierNames(instance, user, name).isEmpty();
  }

  /**
   * For a user that was just deleted: since when to count as written, if an attempt to create it,
   * of which the end was never heard, may be carried out only now. A gateway gives up while Jamf
   * works on.
   */
  Optional<Instant> lateSince(IntegrationInstance instance, ProvisionedUser user) {
    Instant since = ports.now().minus(LateEffects.LATEST);
    return recent(instance, user).stream()
        .filter(Strays::mayHaveCreated)
        .map(ProvisioningOperation::createdAt)
        .filter(since::isBefore)
        .findFirst()
        .map(asked -> asked.minus(Freshness.SETTLING).plus(LateEffects.LATEST));
  }

  /**
   * Whether a deletion was under way when another change took its place, of a user that Jamf knows
   * by no other name than {@code name}: then Jamf refuses a second one, should it still be there.
   */
  boolean wasBeingDeleted(IntegrationInstance instance, ProvisionedUser user, UserName name) {
    boolean deleted = false;
    for (ProvisioningOperation operation : recent(instance, user)) {
      OperationTarget.User target = (OperationTarget.User) operation.target();
      if (target.active() && !target.profile().userName().sameAs(name)) {
        return false;
      }
      // What was done after the deletion tells nothing of it: it may come into effect only now.
      if (deleted && operation.state() == OperationState.DONE) {
        break;
      }
      deleted |=
          operation.type().deletesUser()
              && operation.state() == OperationState.SUPERSEDED
              && operation.isInDoubt();
    }
    return deleted;
  }

  /**
   * Tried since Jamf was last known to hold the user or not to hold it, or in a creation of which
   * the end was never heard; names that somebody else bears by now are theirs.
   */
  private List<UserName> earlierNames(
      IntegrationInstance instance, ProvisionedUser user, UserName name) {
    List<UserName> names = new ArrayList<>();
    if (user.jamfId().isPresent() || !freshness.isSettling(user)) {
      return names;
    }
    boolean known = false;
    for (ProvisioningOperation operation : recent(instance, user)) {
      known |= operation.state() == OperationState.DONE;
      OperationTarget.User target = (OperationTarget.User) operation.target();
      UserName tried = target.profile().userName();
      if (target.active()
          && (!known || Strays.mayHaveCreated(operation))
          && !tried.sameAs(name)
          && names.stream().noneMatch(tried::sameAs)
          && !strays.isCalledSo(instance, user, tried)) {
        names.add(tried);
      }
    }
    return names;
  }

  private List<ProvisioningOperation> recent(IntegrationInstance instance, ProvisionedUser user) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                ports
                    .operations()
                    .history(
                        instance.id(),
                        Subject.of(user.id()),
                        ports.now().minus(Freshness.SETTLING)));
  }
}
