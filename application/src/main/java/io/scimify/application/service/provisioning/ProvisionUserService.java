package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ProvisionUserUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserUpdate;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Creates, changes, deactivates, reactivates and deletes users. The way of each request: one writer
 * per user, read Jamf, decide and record, act, settle.
 */
public final class ProvisionUserService implements ProvisionUserUseCase {
  private final ProvisioningPorts ports;
  private final InstanceGate gate;
  private final SubjectLeases leases;
  private final UserCreation creation;
  private final UserChange change;
  private final UserDeparture departure;

  public ProvisionUserService(ProvisioningPorts ports, SubjectLeases leases) {
    this.ports = ports;
    this.gate = new InstanceGate(ports);
    this.leases = leases;
    Story story = new Story(ports);
    OperationLedger ledger = new OperationLedger(ports, story);
    QuarantineKeeper quarantine = new QuarantineKeeper(ports, story);
    UserOperations operations = new UserOperations(ports, leases, ledger, quarantine);
    this.departure = new UserDeparture(ports, ledger, operations, story);
    this.change = new UserChange(ports, leases, ledger, operations, story, quarantine, departure);
    this.creation = new UserCreation(ports, ledger, operations, change, quarantine, story);
  }

  @Override
  public ScimResult<UserView> create(ScimCaller caller, UserDraft draft) {
    return gate.forWriting(caller, Subject.Kind.USER)
        .then(
            instance ->
                alone(
                    instance,
                    key(draft.profile().userName()),
                    () -> createUnderExternalId(caller, instance, draft)));
  }

  /** Two POSTs with one externalId and two names mean one user as well. */
  private ScimResult<UserView> createUnderExternalId(
      ScimCaller caller, IntegrationInstance instance, UserDraft draft) {
    return draft
        .profile()
        .externalId()
        .map(id -> alone(instance, "externalId:" + id, () -> createAlone(caller, instance, draft)))
        .orElseGet(() -> createAlone(caller, instance, draft));
  }

  /** The names are ours for the moment; an identity that has one of them is locked too. */
  private ScimResult<UserView> createAlone(
      ScimCaller caller, IntegrationInstance instance, UserDraft draft) {
    Optional<ProvisionedUser> present =
        ports.transactions().inTransaction(() -> creation.present(instance, draft.profile()));
    return present.isEmpty()
        ? creation.createNew(caller, instance, draft)
        : alone(
            instance,
            key(present.get().id()),
            () -> creation.createOver(caller, instance, present.get().id(), draft));
  }

  @Override
  public ScimResult<UserView> update(ScimCaller caller, ScimUserId id, UserUpdate update) {
    return gate.forWriting(caller, Subject.Kind.USER)
        .then(
            instance ->
                alone(instance, key(id), () -> change.update(caller, instance, id, update)));
  }

  @Override
  public ScimResult<ScimUserId> delete(ScimCaller caller, ScimUserId id, Consumer<UserView> check) {
    return gate.forWriting(caller, Subject.Kind.USER)
        .then(
            instance ->
                alone(instance, key(id), () -> departure.delete(caller, instance, id, check)));
  }

  private <T> ScimResult<T> alone(
      IntegrationInstance instance, String key, Supplier<ScimResult<T>> work) {
    try {
      return leases
          .alone(instance.id(), key, SubjectLeases.PATIENCE, work)
          .orElseGet(InstanceGate::busy);
    } catch (NameTakenException taken) {
      return ScimResult.refused(ScimResult.Reason.UNIQUENESS, taken.reason());
    }
  }

  static String key(UserName name) {
    return "name:" + name.key();
  }

  static String key(ScimUserId id) {
    return Subject.of(id).toString();
  }
}
