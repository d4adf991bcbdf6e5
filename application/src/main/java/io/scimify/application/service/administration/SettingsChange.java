package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An administrator changes the settings of an instance: what is refused, tried, kept and told. */
final class SettingsChange {
  private final ProvisioningPorts ports;
  private final AdminStory story;
  private final JamfSettings jamf;

  SettingsChange(ProvisioningPorts ports, AdminStory story, JamfSettings jamf) {
    this.ports = ports;
    this.story = story;
    this.jamf = jamf;
  }

  AdminResult<IntegrationInstance> apply(
      AdminCaller caller, IntegrationInstance present, IntegrationPatch patch) {
    JamfConnection old = present.jamf();
    Optional<AdminResult<IntegrationInstance>> objection = objection(caller, present, patch);
    if (objection.isPresent()) {
      return objection.get();
    }
    return jamf.entered(
            patch.instanceUrl().orElse(old.instanceUrl().toString()),
            patch.clientId().orElse(old.clientId()),
            patch.clientSecret().filter(s -> !s.isBlank()).orElse(old.clientSecret().reveal()))
        .then(entered -> jamf.tried(present, entered))
        .then(
            connection -> {
              try {
                return store(caller, present.id(), now -> patched(now, connection, patch));
              } catch (IllegalArgumentException invalid) {
                return TenantsService.invalid("name", invalid);
              }
            });
  }

  private Optional<AdminResult<IntegrationInstance>> objection(
      AdminCaller caller, IntegrationInstance present, IntegrationPatch patch) {
    boolean blankSecret = patch.clientSecret().filter(s -> !s.isBlank()).isEmpty();
    if (blankSecret && leadsElsewhere(present, patch)) {
      return Optional.of(
          AdminResult.refused(
              AdminResult.Reason.INVALID,
              "clientSecret",
              "Enter the Client Secret again: the one that is kept is not sent to another server."));
    }
    return patch.policy().flatMap(policy -> objection(caller, present, policy));
  }

  private static boolean leadsElsewhere(IntegrationInstance present, IntegrationPatch patch) {
    return patch
        .instanceUrl()
        .filter(url -> !url.strip().equals(present.jamf().instanceUrl().toString()))
        .isPresent();
  }

  private Optional<AdminResult<IntegrationInstance>> objection(
      AdminCaller caller, IntegrationInstance present, DeprovisioningPolicy policy) {
    Instant latest = ports.clock().instant().plus(DeprovisioningPolicy.LONGEST_LIFT);
    if (policy.liftedUntil().filter(latest::isBefore).isPresent()) {
      return Optional.of(
          AdminResult.refused(
              AdminResult.Reason.INVALID,
              "liftedUntil",
              "The guard can be lifted for at most 24 hours, until " + latest + "."));
    }
    boolean endsFourEyes = present.policy().fourEyes() && !policy.fourEyes();
    return endsFourEyes && !caller.role().includes(Role.OWNER)
        ? Optional.of(
            AdminResult.refused(
                AdminResult.Reason.FORBIDDEN,
                "fourEyes",
                "Four eyes can be switched off by an Owner only."))
        : Optional.empty();
  }

  private IntegrationInstance patched(
      IntegrationInstance present, JamfConnection connection, IntegrationPatch patch) {
    Instant now = ports.clock().instant();
    Optional<String> name =
        patch.name().isPresent() ? patch.name().filter(n -> !n.isBlank()) : present.name();
    String description =
        patch
            .groupDescription()
            .map(
                text ->
                    text.isBlank()
                        ? IntegrationInstance.defaultGroupDescription(present.tenant())
                        : text)
            .orElse(present.groupDescription());
    return present
        .configured(name, connection, description, now)
        .governed(
            patch.scope().orElse(present.scope()),
            patch.mode().orElse(present.mode()),
            patch.policy().orElse(present.policy()),
            now);
  }

  /**
   * Applied to what is stored by now: while new settings were tried, its status may have changed.
   */
  private AdminResult<IntegrationInstance> store(
      AdminCaller caller, IntegrationInstanceId id, UnaryOperator<IntegrationInstance> change) {
    IntegrationInstance stored =
        ports
            .transactions()
            .inTransaction(
                () -> {
                  IntegrationInstance before = ports.integrations().find(id).orElseThrow();
                  IntegrationInstance after = change.apply(before);
                  ports.integrations().update(after);
                  story.tell(
                      caller,
                      after,
                      "integration.update",
                      "Settings were changed.",
                      differences(before, after));
                  return after;
                });
    ports.jamf().forget(id);
    return AdminResult.done(stored);
  }

  /** An instance in words, without its secret. */
  static Map<String, Object> told(IntegrationInstance instance) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("instanceUrl", instance.jamf().instanceUrl());
    words.put("clientId", instance.jamf().clientId());
    words.put("name", instance.name().orElse(""));
    words.put("groupDescription", instance.groupDescription());
    words.put("scope", instance.scope());
    words.put("mode", instance.mode());
    words.put("policy", instance.policy());
    return words;
  }

  private static List<AttributeChange> differences(
      IntegrationInstance before, IntegrationInstance after) {
    List<AttributeChange> changes =
        new ArrayList<>(AttributeChange.between(told(before), told(after)));
    if (!before.jamf().clientSecret().equals(after.jamf().clientSecret())) {
      changes.add(new AttributeChange("clientSecret", "***", "*** (replaced)"));
    }
    return changes;
  }
}
