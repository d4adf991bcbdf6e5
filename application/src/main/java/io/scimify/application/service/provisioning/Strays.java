package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import io.scimify.domain.user.UserReconciliation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Jamf users that a creation of ours left behind by coming into effect only after it had been given
 * up and made up for: a second user of one person, or a leaver whom nobody knows. What is taken for
 * one is to the letter what was sent, and nobody else's.
 */
final class Strays {
  private static final Set<OperationType> CREATING =
      Set.of(OperationType.CREATE_USER, OperationType.REACTIVATE_USER);

  private final ProvisioningPorts ports;

  Strays(ProvisioningPorts ports) {
    this.ports = ports;
  }

  /** Whether a Jamf user was left behind, and deleted; a failure if that cannot be told or done. */
  JamfResult<Optional<JamfUserId>> remove(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    for (UserProfile sent : sentInDoubt(instance, operation)) {
      JamfResult<Optional<JamfUser>> found =
          ports
              .jamf()
              .findUser(jamf.context(), sent.userName())
              .map(hit -> hit.filter(it -> isStray(instance, user, sent, it)));
      if (!(found instanceof JamfResult.Done<Optional<JamfUser>> done)
          || done.value().isPresent()) {
        return found.then(
            stray ->
                ports
                    .jamf()
                    .deleteUser(jamf.context(), stray.orElseThrow().id())
                    .map(Optional::of));
      }
    }
    return JamfResult.done(Optional.empty());
  }

  /** What creations asked Jamf for whose end we never heard and that may have come late. */
  private List<UserProfile> sentInDoubt(
      IntegrationInstance instance, ProvisioningOperation operation) {
    Instant asked = operation.createdAt();
    return ports
        .transactions()
        .inTransaction(
            () ->
                ports
                    .operations()
                    .history(
                        instance.id(), operation.subject(), asked.minus(LateEffects.LONGEST_OWED)))
        .stream()
        .filter(Strays::mayHaveCreated)
        .filter(earlier -> earlier.dueAt().isAfter(asked.minus(LateEffects.LATEST)))
        .map(earlier -> ((OperationTarget.User) earlier.target()).profile())
        .toList();
  }

  /** Whether it may have sent a creation of which the end was never heard. */
  static boolean mayHaveCreated(ProvisioningOperation operation) {
    return CREATING.contains(operation.type()) && operation.isInDoubt();
  }

  private boolean isStray(
      IntegrationInstance instance, ProvisionedUser user, UserProfile sent, JamfUser found) {
    return user.jamfId().filter(found.id()::equals).isEmpty()
        && UserReconciliation.wanted(sent, found.fields()).equals(found.fields())
        && isNobodyElses(instance, user, found)
        && !isCalledSo(instance, user, sent.userName());
  }

  /** Whether no other SCIM user that is managed has this Jamf user. */
  boolean isNobodyElses(IntegrationInstance instance, ProvisionedUser user, JamfUser found) {
    return ports
        .transactions()
        .inTransaction(() -> ports.users().findByJamfId(instance.id(), found.id()))
        .filter(holder -> !holder.id().equals(user.id()) && holder.isManaged())
        .isEmpty();
  }

  /** Whether another SCIM user is called so by now, whose Jamf user it may be. */
  boolean isCalledSo(IntegrationInstance instance, ProvisionedUser user, UserName name) {
    return ports
        .transactions()
        .inTransaction(() -> ports.users().findByName(instance.id(), name))
        .filter(other -> !other.id().equals(user.id()) && other.active())
        .isPresent();
  }
}
