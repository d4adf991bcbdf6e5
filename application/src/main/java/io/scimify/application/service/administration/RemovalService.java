package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.RemoveIntegrationUseCase;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.deprovisioning.DeactivationAction;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ProvisionedUser;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Decides whether an instance may be removed with its users, and records that it shall. */
public final class RemovalService implements RemoveIntegrationUseCase {
  private static final List<OperationState> UNDECIDED =
      List.of(OperationState.HELD, OperationState.SCHEDULED, OperationState.BLOCKED);

  private final ProvisioningPorts ports;
  private final AdminGate gate;
  private final AdminStory story;

  public RemovalService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
    this.story = new AdminStory(ports);
  }

  @Override
  public AdminResult<Outlook> outlook(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(instance -> ports.transactions().inTransaction(() -> outlook(instance)));
  }

  private Outlook outlook(IntegrationInstance instance) {
    int managed = ports.users().countManagedActive(instance.id());
    int stays =
        instance.policy().action() == DeactivationAction.RETAIN
            ? managed
            : protectedUsers(instance);
    return new Outlook(
        managed - stays, stays, ports.operations().countLive(instance.id()), instance.removal());
  }

  private int protectedUsers(IntegrationInstance instance) {
    return (int)
        instance.policy().protectedUsers().names().stream()
            .map(name -> ports.users().findByName(instance.id(), name))
            .flatMap(Optional::stream)
            .filter(user -> user.isManaged() && user.active())
            .map(ProvisionedUser::id)
            .distinct()
            .count();
  }

  @Override
  public AdminResult<IntegrationInstance> begin(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration, int confirmed) {
    return gate.integration(caller, tenant, integration, Role.ADMIN)
        .then(
            instance ->
                ports.transactions().inTransaction(() -> begin(caller, instance.id(), confirmed)));
  }

  private AdminResult<IntegrationInstance> begin(
      AdminCaller caller, IntegrationInstanceId id, int confirmed) {
    IntegrationInstance instance = ports.integrations().find(id).orElseThrow();
    Outlook outlook = outlook(instance);
    Optional<String> objection = objection(instance, outlook, confirmed);
    if (objection.isPresent()) {
      return AdminResult.refused(AdminResult.Reason.CONFLICT, "confirm", objection.get());
    }
    Removal removal =
        Removal.asked(
            caller.userName(), ports.clock().instant(), outlook.deletes(), caller.correlation());
    return AdminResult.done(
        store(
            caller,
            instance,
            i -> i.remove(removal, ports.clock().instant()),
            "integration.remove",
            "Asked to delete "
                + outlook.deletes()
                + " users from Jamf Pro and then the instance; "
                + outlook.stays()
                + " protected ones stay."));
  }

  private static Optional<String> objection(
      IntegrationInstance instance, Outlook outlook, int confirmed) {
    if (instance.status() != IntegrationStatus.ACTIVE || instance.mode() != ProvisioningMode.LIVE) {
      return Optional.of(
          "Users can be deleted only while the instance is ACTIVE in mode LIVE; it is "
              + instance.status()
              + " in mode "
              + instance.mode()
              + ".");
    }
    int undecided = UNDECIDED.stream().mapToInt(s -> outlook.waiting().getOrDefault(s, 0)).sum();
    if (undecided > 0) {
      return Optional.of(
          undecided + " operations wait under Approvals; approve or reject them first.");
    }
    if (outlook.deletes() == 0) {
      return Optional.of("There is no user to delete; delete the instance alone.");
    }
    return outlook.deletes() == confirmed
        ? Optional.empty()
        : Optional.of(
            outlook.deletes()
                + " users would be deleted, not "
                + confirmed
                + "; look again and confirm the new number.");
  }

  @Override
  public AdminResult<IntegrationInstance> callOff(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration) {
    return gate.integration(caller, tenant, integration, Role.ADMIN)
        .then(
            instance ->
                instance.status() == IntegrationStatus.REMOVING
                    ? AdminResult.done(
                        ports.transactions().inTransaction(() -> callOff(caller, instance)))
                    : AdminResult.refused(
                        AdminResult.Reason.CONFLICT, "", "The instance is not being removed."));
  }

  private IntegrationInstance callOff(AdminCaller caller, IntegrationInstance instance) {
    return store(
        caller,
        instance,
        i -> i.callRemovalOff(ports.clock().instant()),
        "integration.removeOff",
        "Called the removal off; users that have not been deleted yet stay in Jamf Pro.");
  }

  private IntegrationInstance store(
      AdminCaller caller,
      IntegrationInstance instance,
      UnaryOperator<IntegrationInstance> change,
      String action,
      String what) {
    IntegrationInstance changed = change.apply(instance);
    ports.integrations().update(changed);
    story.tell(caller, changed, action, what, List.of());
    return changed;
  }
}
