package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.Subject;
import java.time.Duration;

/** Whether an integration instance takes a request now, and the sentence if it does not. */
final class InstanceGate {
  private static final Duration WHEN_PAUSED = Duration.ofMinutes(5);
  private static final Duration WHEN_SICK = Duration.ofSeconds(30);
  private static final Duration WHEN_REFUSED = Duration.ofSeconds(60);

  private final ProvisioningPorts ports;

  InstanceGate(ProvisioningPorts ports) {
    this.ports = ports;
  }

  ScimResult<IntegrationInstance> forReading(ScimCaller caller, Subject.Kind kind) {
    return ports
        .transactions()
        .inTransaction(() -> ports.integrations().find(caller.integration()))
        .map(instance -> serving(instance, kind))
        .orElseGet(
            () ->
                ScimResult.refused(
                    ScimResult.Reason.NOT_FOUND, "This integration instance no longer exists."));
  }

  ScimResult<IntegrationInstance> forWriting(ScimCaller caller, Subject.Kind kind) {
    return forReading(caller, kind)
        .then(
            instance ->
                instance.mode() == ProvisioningMode.READ_ONLY
                    ? ScimResult.refused(
                        ScimResult.Reason.FORBIDDEN,
                        named(instance)
                            + " is read-only: it can be imported from, but takes no changes."
                            + " An administrator can switch it to live in its settings.")
                    : ScimResult.done(instance));
  }

  private static ScimResult<IntegrationInstance> serving(
      IntegrationInstance instance, Subject.Kind kind) {
    return switch (instance.status()) {
      case DRAFT ->
          ScimResult.refused(
              ScimResult.Reason.FORBIDDEN,
              named(instance) + " is not activated yet; activate it in the Scimify console.");
      case PAUSED ->
          ScimResult.unavailable(
              named(instance) + " is paused by an administrator; resume it in the Scimify console.",
              WHEN_PAUSED);
      case REMOVING ->
          ScimResult.refused(
              ScimResult.Reason.FORBIDDEN,
              named(instance) + " is being removed by an administrator; it takes no requests.");
      case ACTIVE, QUARANTINED -> inScope(instance, kind);
    };
  }

  private static ScimResult<IntegrationInstance> inScope(
      IntegrationInstance instance, Subject.Kind kind) {
    boolean included =
        kind == Subject.Kind.USER
            ? instance.scope().includesUsers()
            : instance.scope().includesGroups();
    return included
        ? ScimResult.done(instance)
        : ScimResult.refused(
            ScimResult.Reason.FORBIDDEN,
            named(instance)
                + " does not provision "
                + (kind == Subject.Kind.USER ? "users" : "groups")
                + "; its provisioning scope can be changed in its settings.");
  }

  private static String named(IntegrationInstance instance) {
    return "Integration instance \"" + instance.displayName() + "\"";
  }

  /** What a SCIM client hears when Jamf can not be asked: never "it does not exist". */
  static <T> ScimResult.Refused<T> unavailable(JamfResult.Failed<?> failure) {
    Duration own = failure.reason().isRefusal() ? WHEN_REFUSED : WHEN_SICK;
    return ScimResult.unavailable(
        "Jamf Pro cannot take this now, so nothing was changed: " + failure.detail(),
        failure.retryAfter().filter(d -> d.compareTo(own) > 0).orElse(own));
  }

  /** What a SCIM client hears when too many requests for one resource queue up. */
  static <T> ScimResult.Refused<T> busy() {
    return ScimResult.unavailable(
        "Other changes of the same resource are still being applied; nothing was changed.",
        Duration.ofSeconds(10));
  }
}
