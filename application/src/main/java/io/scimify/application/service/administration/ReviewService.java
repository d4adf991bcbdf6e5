package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.application.port.out.AuditTrail;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.application.service.provisioning.SubjectLeases;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Lets an administrator decide what the guard, the grace period or Jamf made wait. */
public final class ReviewService implements ReviewOperationsUseCase {
  /** Acts after which it takes a second person to approve, where four eyes are asked for. */
  private static final Set<String> LOOSENING = Set.of("integration.update", "integration.remove");

  private static final int BATCH = 200;

  private final ProvisioningPorts ports;
  private final AdminGate gate;
  private final AdminStory story;
  private final SubjectLeases leases;

  public ReviewService(ProvisioningPorts ports) {
    this.leases = new SubjectLeases(ports);
    this.ports = ports;
    this.gate = new AdminGate(ports);
    this.story = new AdminStory(ports);
  }

  @Override
  public AdminResult<List<ProvisioningOperation>> waiting(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      OperationState state,
      int offset,
      int limit) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(
            instance ->
                ports
                    .transactions()
                    .inTransaction(
                        () -> ports.operations().inState(integration, state, offset, limit)));
  }

  @Override
  public AdminResult<List<OperationId>> all(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      OperationState state) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(
            instance ->
                ports
                    .transactions()
                    .inTransaction(() -> ports.operations().idsInState(integration, state)));
  }

  @Override
  public AdminResult<Map<OperationState, Integer>> counts(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(
            instance ->
                ports
                    .transactions()
                    .inTransaction(() -> ports.operations().countLive(integration)));
  }

  @Override
  public AdminResult<Consequences> preview(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<OperationId> operations) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(
            instance -> {
              ConsequencesTally tally = new ConsequencesTally();
              batches(operations).forEach(batch -> waiting(instance, batch).forEach(tally::add));
              return tally.consequences(refusal(caller, instance));
            });
  }

  private Optional<String> refusal(AdminCaller caller, IntegrationInstance instance) {
    return gate.integration(caller, instance.tenant(), instance.id(), Role.ADMIN)
                .then(i -> secondPerson(caller, i))
            instanceof AdminResult.Refused<IntegrationInstance> refused
        ? Optional.of(refused.detail())
        : Optional.empty();
  }

  @Override
  public AdminResult<Map<OperationType, Integer>> observed(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId integration) {
    return gate.integration(caller, tenant, integration, Role.VIEWER)
        .map(
            instance ->
                ports
                    .transactions()
                    .inTransaction(() -> ports.operations().countObserved(integration)));
  }

  @Override
  public AdminResult<Integer> approve(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<OperationId> operations,
      String reason) {
    return gate.integration(caller, tenant, integration, Role.ADMIN)
        .then(instance -> secondPerson(caller, instance))
        .map(
            instance ->
                each(
                    instance, operations, (i, operation) -> approve(caller, i, operation, reason)));
  }

  /** Four eyes: who loosened the rules last may not also approve what they let through. */
  private AdminResult<IntegrationInstance> secondPerson(
      AdminCaller caller, IntegrationInstance instance) {
    boolean alone =
        instance.policy().fourEyes()
            && lastChange(instance).filter(a -> a.name().equals(caller.userName())).isPresent();
    return alone
        ? AdminResult.refused(
            AdminResult.Reason.FORBIDDEN,
            "",
            "Four eyes: \""
                + caller.userName()
                + "\" changed the settings last, so another administrator has to approve.")
        : AdminResult.done(instance);
  }

  private Optional<Actor> lastChange(IntegrationInstance instance) {
    AuditTrail.Query query =
        new AuditTrail.Query(
            Optional.of(instance.tenant()),
            Optional.of(instance.id()),
            Optional.empty(),
            Optional.of(instance.displayName()),
            Optional.of(AuditOutcome.SUCCEEDED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return ports.transactions().inTransaction(() -> ports.audit().find(query, 0, 50)).stream()
        .filter(event -> LOOSENING.contains(event.action()))
        .map(AuditEvent::actor)
        .findFirst();
  }

  private void approve(
      AdminCaller caller,
      IntegrationInstance instance,
      ProvisioningOperation operation,
      String reason) {
    ports
        .operations()
        .update(operation.approvedAt(ports.clock().instant(), "Approved" + because(reason)));
    story.tell(
        caller,
        instance,
        "operation.approve",
        operation,
        AuditOutcome.SUCCEEDED,
        "Approved" + because(reason));
  }

  @Override
  public AdminResult<Integer> reject(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId integration,
      List<OperationId> operations,
      String reason) {
    return gate.integration(caller, tenant, integration, Role.ADMIN)
        .map(
            instance ->
                each(instance, operations, (i, operation) -> reject(caller, i, operation, reason)));
  }

  private void reject(
      AdminCaller caller,
      IntegrationInstance instance,
      ProvisioningOperation operation,
      String reason) {
    String what = "Rejected by " + caller.userName() + because(reason);
    ports.operations().update(operation.ended(OperationState.CANCELLED, what));
    story.tell(
        caller,
        instance,
        "operation.reject",
        operation,
        AuditOutcome.CANCELLED,
        what + (what.endsWith(".") ? "" : ".") + " Jamf Pro stays as it is.");
  }

  private static String because(String reason) {
    return reason.isBlank() ? "." : ": " + reason.strip();
  }

  /** Those of the operations that still wait, each in a transaction of its own; how many. */
  private int each(
      IntegrationInstance instance,
      List<OperationId> operations,
      BiConsumer<IntegrationInstance, ProvisioningOperation> act) {
    int done = 0;
    for (List<OperationId> batch : batches(operations)) {
      for (ProvisioningOperation operation : waiting(instance, batch)) {
        done += one(instance, operation, act) ? 1 : 0;
      }
    }
    return done;
  }

  /** However many are decided at once, only a few are in memory at a time. */
  private static List<List<OperationId>> batches(List<OperationId> operations) {
    return IntStream.iterate(0, from -> from < operations.size(), from -> from + BATCH)
        .mapToObj(from -> operations.subList(from, Math.min(from + BATCH, operations.size())))
        .toList();
  }

  private List<ProvisioningOperation> waiting(
      IntegrationInstance instance, List<OperationId> batch) {
    return ports
        .transactions()
        .inTransaction(() -> ports.operations().findAll(instance.id(), batch))
        .stream()
        .filter(operation -> operation.state().isLive())
        .toList();
  }

  /**
   * Alone with the subject, and looked at again: a reactivation that came in meanwhile must not be
   * undone by an approval.
   */
  private boolean one(
      IntegrationInstance instance,
      ProvisioningOperation seen,
      BiConsumer<IntegrationInstance, ProvisioningOperation> act) {
    return leases
        .alone(
            instance.id(),
            seen.subject().toString(),
            SubjectLeases.PATIENCE,
            () -> ports.transactions().inTransaction(() -> act(instance, seen.id(), act)))
        .orElse(false);
  }

  private boolean act(
      IntegrationInstance instance,
      OperationId id,
      BiConsumer<IntegrationInstance, ProvisioningOperation> act) {
    Optional<ProvisioningOperation> waiting = waiting(instance, id);
    waiting.ifPresent(operation -> act.accept(instance, operation));
    return waiting.isPresent();
  }

  private Optional<ProvisioningOperation> waiting(IntegrationInstance instance, OperationId id) {
    return ports.operations().find(instance.id(), id).filter(o -> o.state().isLive());
  }
}
