package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.GroupDraft;
import io.scimify.application.port.in.GroupUpdate;
import io.scimify.application.port.in.GroupView;
import io.scimify.application.port.in.ProvisionGroupUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.Subject;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Creates, renames, fills and deletes static user groups; one writer per group. */
public final class ProvisionGroupService implements ProvisionGroupUseCase {
  private final InstanceGate gate;
  private final SubjectLeases leases;
  private final GroupCreation creation;
  private final GroupChange change;

  public ProvisionGroupService(ProvisioningPorts ports, SubjectLeases leases) {
    this.gate = new InstanceGate(ports);
    this.leases = leases;
    Story story = new Story(ports);
    OperationLedger ledger = new OperationLedger(ports, story);
    GroupConvergence convergence = new GroupConvergence(ports);
    QuarantineKeeper quarantine = new QuarantineKeeper(ports, story);
    GroupOperations operations = new GroupOperations(ports, ledger, convergence, quarantine);
    GroupRequests requests = new GroupRequests(ports, ledger, operations);
    this.creation =
        new GroupCreation(ports, ledger, convergence, operations, requests, quarantine, story);
    this.change = new GroupChange(ports, ledger, operations, requests, story);
  }

  @Override
  public ScimResult<GroupView> create(ScimCaller caller, GroupDraft draft) {
    return gate.forWriting(caller, Subject.Kind.GROUP)
        .then(
            instance ->
                alone(
                    instance,
                    "group-name:" + draft.displayName().key(),
                    () -> creation.create(caller, instance, draft)));
  }

  @Override
  public ScimResult<GroupView> update(ScimCaller caller, ScimGroupId id, GroupUpdate update) {
    return gate.forWriting(caller, Subject.Kind.GROUP)
        .then(
            instance ->
                alone(
                    instance,
                    Subject.of(id).toString(),
                    () -> change.update(caller, instance, id, update)));
  }

  @Override
  public ScimResult<ScimGroupId> delete(
      ScimCaller caller, ScimGroupId id, Consumer<GroupView> check) {
    return gate.forWriting(caller, Subject.Kind.GROUP)
        .then(
            instance ->
                alone(
                    instance,
                    Subject.of(id).toString(),
                    () -> change.delete(caller, instance, id, check)));
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
}
