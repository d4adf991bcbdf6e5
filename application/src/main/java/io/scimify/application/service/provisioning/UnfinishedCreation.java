package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserName;
import java.time.Duration;
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
  /** No longer than that does anybody work on what nobody waits for. */
  private static final Duration COMES_LATE = Duration.ofSeconds(45);

  private final ProvisioningPorts ports;
  private final Freshness freshness;

  UnfinishedCreation(ProvisioningPorts ports, Freshness freshness) {
    this.ports = ports;
    this.freshness = freshness;
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
              .map(hit -> hit.filter(it -> isNobodyElses(instance, user, it)));
    }
    return found;
  }

  /** Whether it may still appear under another name, so that nothing may be created meanwhile. */
  boolean mayAppearElsewhere(IntegrationInstance instance, ProvisionedUser user, UserName name) {
    return !earlierNames(instance, user, name).isEmpty();
  }

  /**
   * For a user that was just deleted: since when to count as written, if an attempt to create it,
   * of which the end was never heard, may be carried out only now. A gateway gives up while Jamf
   * works on.
   */
  Optional<Instant> lateSince(IntegrationInstance instance, ProvisionedUser user) {
    Instant since = ports.now().minus(COMES_LATE);
    return recent(instance, user).stream()
        .filter(UnfinishedCreation::isInDoubt)
        .map(ProvisioningOperation::createdAt)
        .filter(since::isBefore)
        .findFirst()
        .map(asked -> asked.minus(Freshness.SETTLING).plus(COMES_LATE));
  }

  /** Whether a deletion was under way when another change took its place. */
  boolean wasBeingDeleted(IntegrationInstance instance, ProvisionedUser user) {
    return recent(instance, user).stream()
        .anyMatch(
            operation ->
                operation.type().deletesUser() && operation.state() == OperationState.SUPERSEDED);
  }

  private static boolean isInDoubt(ProvisioningOperation operation) {
    boolean creates =
        operation.type() == OperationType.CREATE_USER
            || operation.type() == OperationType.REACTIVATE_USER;
    return creates && (operation.attempts() > 1 || operation.state() != OperationState.DONE);
  }

  /** Tried since Jamf was last known to hold the user or not to hold it. */
  private List<UserName> earlierNames(
      IntegrationInstance instance, ProvisionedUser user, UserName name) {
    List<UserName> names = new ArrayList<>();
    if (user.jamfId().isPresent() || !freshness.isSettling(user)) {
      return names;
    }
    for (ProvisioningOperation operation : recent(instance, user)) {
      if (operation.state() == OperationState.DONE) {
        break;
      }
      OperationTarget.User target = (OperationTarget.User) operation.target();
      UserName tried = target.profile().userName();
      if (target.active() && !tried.sameAs(name) && names.stream().noneMatch(tried::sameAs)) {
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

  /** Whether no other SCIM user that is managed has this Jamf user. */
  boolean isNobodyElses(IntegrationInstance instance, ProvisionedUser user, JamfUser found) {
    return ports
        .transactions()
        .inTransaction(() -> ports.users().findByJamfId(instance.id(), found.id()))
        .filter(holder -> !holder.id().equals(user.id()) && holder.isManaged())
        .isEmpty();
  }
}
