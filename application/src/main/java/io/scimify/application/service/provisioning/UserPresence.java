package io.scimify.application.service.provisioning;

import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserProfile;
import io.scimify.domain.user.UserReconciliation;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes Jamf hold a user as wanted. Looks before it acts, so that doing it twice is doing it once.
 */
final class UserPresence {
  private static final JamfResult.Failed<Object> GROUP_IS_BUSY =
      JamfResult.failed(
          JamfResult.Reason.NOT_YET,
          "A group of the user is being changed; the user is created after that.");

  private final ProvisioningPorts ports;
  private final GroupsOfUser groupsOfUser;
  private final Freshness freshness;
  private final UnfinishedCreation unfinished;
  private final Disappearance disappearance;
  private final Strays strays;

  UserPresence(ProvisioningPorts ports, GroupsOfUser groupsOfUser) {
    this.ports = ports;
    this.groupsOfUser = groupsOfUser;
    this.freshness = new Freshness(ports);
    this.unfinished = new UnfinishedCreation(ports, freshness);
    this.disappearance = new Disappearance(ports);
    this.strays = new Strays(ports);
  }

  /**
   * Jamf shall hold what {@code operation} says. {@code truth} is a read of this moment, if there
   * was one.
   */
  Settlement<ProvisionedUser> present(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      Optional<JamfUser> truth,
      JamfConversation jamf) {
    Settlement<ProvisionedUser> settlement = asWanted(instance, user, operation, truth, jamf);
    return operation.attempts() > 1
            && settlement instanceof Settlement.Settled<ProvisionedUser> settled
        ? onlyOnce(instance, settled, operation, jamf)
        : settlement;
  }

  /** One person is one Jamf user, also after a creation that came late. */
  private Settlement<ProvisionedUser> onlyOnce(
      IntegrationInstance instance,
      Settlement.Settled<ProvisionedUser> settled,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    ProvisionedUser user = settled.subject();
    JamfResult<Optional<JamfUserId>> removed = strays.remove(instance, user, operation, jamf);
    if (!(removed instanceof JamfResult.Done<Optional<JamfUserId>> done)) {
      return Settlement.of(user, (JamfResult.Failed<?>) removed);
    }
    return done.value().isEmpty()
        ? settled
        : Settlement.settled(
            user,
            true,
            "Jamf user "
                + done.value().get()
                + " was deleted: a second one of this person, by an earlier attempt that came late.",
            JamfPrivilege.DELETE_USER);
  }

  private Settlement<ProvisionedUser> asWanted(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      Optional<JamfUser> truth,
      JamfConversation jamf) {
    UserProfile profile = PresentUser.target(operation).profile();
    if (user.jamfId().isEmpty()) {
      return findOrCreate(instance, user, operation, jamf);
    }
    JamfResult<JamfUser> read =
        truth
            .<JamfResult<JamfUser>>map(JamfResult::done)
            .orElseGet(() -> ports.jamf().readUser(jamf.context(), user.jamfId().get()));
    if (read instanceof JamfResult.Done<JamfUser> done) {
      return update(instance, user, profile, done.value(), jamf);
    }
    JamfResult.Failed<JamfUser> failed = (JamfResult.Failed<JamfUser>) read;
    boolean notShown =
        failed.reason() == JamfResult.Reason.NOT_FOUND
            || (failed.reason() == JamfResult.Reason.NOT_YET && freshness.isSettling(user));
    return notShown ? whenMissing(instance, user, operation, jamf) : Settlement.of(user, failed);
  }

  private Settlement<ProvisionedUser> whenMissing(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    if (freshness.isSettling(user)) {
      return unfinished.wasBeingDeleted(
              instance, user, PresentUser.target(operation).profile().userName())
          ? anew(instance, user, operation, jamf)
          : new Settlement.Retry<>(user, Freshness.notYetVisible(user));
    }
    JamfResult<Optional<JamfUser>> looked =
        disappearance.look(user, user.profile().userName(), jamf);
    if (!(looked instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      return Settlement.of(user, (JamfResult.Failed<?>) looked);
    }
    UserProfile profile = PresentUser.target(operation).profile();
    return done.value()
        .map(there -> update(instance, user, profile, there, jamf))
        .orElseGet(() -> findOrCreate(instance, user.unlinked(), operation, jamf));
  }

  /** Our own deletion may well have worked; if not, Jamf refuses a second user of the name. */
  private Settlement<ProvisionedUser> anew(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    Instant writtenAt = user.jamfWrittenAt().orElseThrow();
    return findOrCreate(instance, user.unlinked().written(writtenAt), operation, jamf);
  }

  private Settlement<ProvisionedUser> update(
      IntegrationInstance instance,
      ProvisionedUser user,
      UserProfile profile,
      JamfUser truth,
      JamfConversation jamf) {
    JamfUserFields target = UserReconciliation.wanted(profile, truth.fields());
    ProvisionedUser linked = linked(user, truth.id());
    boolean outdated = freshness.mayBeOutdated(instance, user, truth.fields());
    if (target.equals(truth.fields()) && !outdated) {
      return Settlement.settled(
          linked, false, "Jamf Pro already holds this.", JamfPrivilege.READ_USER);
    }
    return write(linked, truth.id(), target, jamf);
  }

  private Settlement<ProvisionedUser> write(
      ProvisionedUser linked, JamfUserId id, JamfUserFields target, JamfConversation jamf) {
    JamfResult<JamfUser> result = ports.jamf().updateUser(jamf.context(), id, target);
    if (result instanceof JamfResult.Done<JamfUser>) {
      return Settlement.settled(
          linked.linked(id, ports.now()),
          true,
          "Jamf user " + id + " was updated.",
          JamfPrivilege.READ_USER,
          JamfPrivilege.UPDATE_USER);
    }
    return Settlement.of(linked, (JamfResult.Failed<JamfUser>) result);
  }

  private static ProvisionedUser linked(ProvisionedUser user, JamfUserId id) {
    return user.jamfId().filter(id::equals).isPresent()
        ? user
        : user.linked(id, user.jamfWrittenAt().orElse(Instant.EPOCH));
  }

  private Settlement<ProvisionedUser> findOrCreate(
      IntegrationInstance instance,
      ProvisionedUser user,
      ProvisioningOperation operation,
      JamfConversation jamf) {
    UserProfile profile = PresentUser.target(operation).profile();
    JamfResult<Optional<JamfUser>> found =
        unfinished.find(instance, user, profile.userName(), jamf);
    if (!(found instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      return Settlement.of(user, (JamfResult.Failed<?>) found);
    }
    if (done.value().isPresent()) {
      return adopt(instance, user, profile, done.value().get(), jamf);
    }
    if (unfinished.mayAppearElsewhere(instance, user, profile.userName())) {
      return new Settlement.Retry<>(user, Freshness.notYetVisible(user));
    }
    if (operation.type() != OperationType.CREATE_USER
        && !groupsOfUser.rejoin(instance, user.id(), operation.correlation())) {
      return new Settlement.Retry<>(user, GROUP_IS_BUSY);
    }
    if (operation.type() == OperationType.UPDATE_USER) {
      recordCreation(operation);
    }
    return create(user, profile, jamf);
  }

  /** Whoever is gone is made again, and if that gets no answer, it has to be known afterwards. */
  private void recordCreation(ProvisioningOperation operation) {
    ports
        .transactions()
        .run(
            () ->
                ports
                    .operations()
                    .lock(operation.integration(), operation.id())
                    .filter(now -> now.attempts() == operation.attempts())
                    .map(ProvisioningOperation::creatingAnew)
                    .ifPresent(ports.operations()::update));
  }

  /**
   * A Jamf user of this name that is nobody else's is the one we mean: our own unfinished creation.
   */
  private Settlement<ProvisionedUser> adopt(
      IntegrationInstance instance,
      ProvisionedUser user,
      UserProfile profile,
      JamfUser existing,
      JamfConversation jamf) {
    if (!strays.isNobodyElses(instance, user, existing)) {
      return new Settlement.Rejected<>(
          user,
          Settlement.Why.NAME_TAKEN,
          "Jamf user "
              + existing.id()
              + " named \""
              + existing.fields().username()
              + "\" belongs to another SCIM user.");
    }
    ProvisionedUser linked = user.linked(existing.id(), ports.now());
    return ports.jamf().isSteady(instance.id())
        ? update(instance, linked, profile, existing, jamf)
        : adoptByWriting(user, linked, profile, existing, jamf);
  }

  /** A web app that lags behind may show a user that another one has just deleted. */
  private Settlement<ProvisionedUser> adoptByWriting(
      ProvisionedUser user,
      ProvisionedUser linked,
      UserProfile profile,
      JamfUser existing,
      JamfConversation jamf) {
    Settlement<ProvisionedUser> written =
        write(linked, existing.id(), UserReconciliation.wanted(profile, existing.fields()), jamf);
    // Only a write that worked shows that it is there: else it is looked for by name again.
    return written instanceof Settlement.Retry<ProvisionedUser> retry
        ? new Settlement.Retry<>(user, retry.failure())
        : written;
  }

  Settlement<ProvisionedUser> create(
      ProvisionedUser user, UserProfile profile, JamfConversation jamf) {
    JamfResult<JamfUserId> created = ports.jamf().createUser(jamf.context(), profile.toJamf());
    if (created instanceof JamfResult.Done<JamfUserId> done) {
      return Settlement.settled(
          user.linked(done.value(), ports.now()),
          true,
          "Jamf user " + done.value() + " was created.",
          JamfPrivilege.CREATE_USER);
    }
    JamfResult.Failed<JamfUserId> failed = (JamfResult.Failed<JamfUserId>) created;
    if (failed.reason() == JamfResult.Reason.CONFLICT && freshness.isSettling(user)) {
      return new Settlement.Retry<>(
          user, Freshness.notYetVisible(user)); // it is ours, only not visible yet
    }
    return failed.effectUnknown()
        ? lookAfter(user, profile, failed, jamf)
        : Settlement.of(user, failed);
  }

  // A POST is never repeated blindly: did it take effect after all?
  private Settlement<ProvisionedUser> lookAfter(
      ProvisionedUser user,
      UserProfile profile,
      JamfResult.Failed<JamfUserId> failed,
      JamfConversation jamf) {
    JamfResult<Optional<JamfUser>> found =
        ports.jamf().findUser(jamf.context(), profile.userName());
    if (found instanceof JamfResult.Done<Optional<JamfUser>> done && done.value().isPresent()) {
      JamfUserId id = done.value().get().id();
      return Settlement.settled(
          user.linked(id, ports.now()),
          true,
          "Jamf user " + id + " was created although Jamf's answer got lost.",
          JamfPrivilege.CREATE_USER);
    }
    return new Settlement.Retry<>(user.written(ports.now()), failed);
  }
}
