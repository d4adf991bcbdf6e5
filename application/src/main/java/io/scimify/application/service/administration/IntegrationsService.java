package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.administration.Role;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes, changes, starts, stops and removes integration instances, and issues their keys. */
public final class IntegrationsService implements AdministerIntegrationsUseCase {
  private static final Duration CHECK = Duration.ofSeconds(20);

  private final ProvisioningPorts ports;
  private final AdminGate gate;
  private final AdminStory story;
  private final InstanceUrlRule urls;
  private final ScimKeys keys;

  public IntegrationsService(ProvisioningPorts ports, InstanceUrlRule urls) {
    this.ports = ports;
    this.gate = new AdminGate(ports);
    this.story = new AdminStory(ports);
    this.urls = urls;
    this.keys = new ScimKeys(ports, story);
  }

  @Override
  public AdminResult<IntegrationInstance> create(
      AdminCaller caller, TenantId tenant, NewIntegration wanted) {
    return gate.tenant(caller, tenant, Role.ADMIN).then(found -> create(caller, found, wanted));
  }

  private AdminResult<IntegrationInstance> create(
      AdminCaller caller, Tenant tenant, NewIntegration wanted) {
    if (!wanted.type().equals(IntegrationInstance.TYPE)) {
      return AdminResult.refused(
          AdminResult.Reason.INVALID,
          "type",
          "Type \""
              + wanted.type()
              + "\" is not offered; use \""
              + IntegrationInstance.TYPE
              + "\".");
    }
    return connection(wanted.instanceUrl(), wanted.clientId(), wanted.clientSecret())
        .then(
            jamf -> {
              try {
                return insert(caller, draft(tenant, wanted, jamf));
              } catch (IllegalArgumentException invalid) {
                return TenantsService.invalid("name", invalid);
              }
            });
  }

  private IntegrationInstance draft(Tenant tenant, NewIntegration wanted, JamfConnection jamf) {
    return IntegrationInstance.draft(
        new IntegrationInstanceId(ports.ids().nextId().toString()),
        tenant.id(),
        wanted.name().filter(name -> !name.isBlank()),
        jamf,
        wanted.groupDescription().filter(text -> !text.isBlank()),
        ports.clock().instant());
  }

  private AdminResult<JamfConnection> connection(String url, String clientId, String secret) {
    Optional<String> objection = urls.objection(url);
    if (objection.isPresent()) {
      return AdminResult.refused(AdminResult.Reason.INVALID, "instanceUrl", objection.get());
    }
    if (secret.isBlank()) {
      return AdminResult.refused(
          AdminResult.Reason.INVALID, "clientSecret", "Client Secret must not be blank");
    }
    try {
      return AdminResult.done(
          new JamfConnection(URI.create(url.strip()), clientId.strip(), new SecretText(secret)));
    } catch (IllegalArgumentException invalid) {
      return TenantsService.invalid(clientId.isBlank() ? "clientId" : "instanceUrl", invalid);
    }
  }

  private AdminResult<IntegrationInstance> insert(AdminCaller caller, IntegrationInstance draft) {
    ports
        .transactions()
        .run(
            () -> {
              ports.integrations().insert(draft);
              story.tell(
                  caller,
                  draft,
                  "integration.create",
                  "Integration instance \"" + draft.displayName() + "\" was created.",
                  AttributeChange.between(Map.of(), told(draft)));
            });
    return AdminResult.done(draft);
  }

  @Override
  public AdminResult<List<IntegrationInstance>> list(AdminCaller caller, TenantId tenant) {
    return gate.tenant(caller, tenant, Role.VIEWER)
        .map(
            found ->
                ports.transactions().inTransaction(() -> ports.integrations().ofTenant(tenant)));
  }

  @Override
  public AdminResult<IntegrationInstance> get(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.VIEWER);
  }

  @Override
  public AdminResult<IntegrationInstance> patch(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id, IntegrationPatch patch) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(present -> patch(caller, present, patch));
  }

  private AdminResult<IntegrationInstance> patch(
      AdminCaller caller, IntegrationInstance present, IntegrationPatch patch) {
    JamfConnection old = present.jamf();
    Optional<AdminResult<IntegrationInstance>> objection = objection(caller, present, patch);
    if (objection.isPresent()) {
      return objection.get();
    }
    return connection(
            patch.instanceUrl().orElse(old.instanceUrl().toString()),
            patch.clientId().orElse(old.clientId()),
            patch.clientSecret().filter(s -> !s.isBlank()).orElse(old.clientSecret().reveal()))
        .then(jamf -> tried(present, jamf))
        .then(
            jamf -> {
              try {
                return store(caller, present.id(), now -> patched(now, jamf, patch));
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

  /** New credentials are tried before they replace those that work. */
  private AdminResult<JamfConnection> tried(IntegrationInstance present, JamfConnection jamf) {
    if (jamf.equals(present.jamf()) || present.status() == IntegrationStatus.DRAFT) {
      return AdminResult.done(jamf);
    }
    IntegrationInstanceId trial = new IntegrationInstanceId(ports.ids().nextId().toString());
    List<ConnectionFinding> findings = check(trial, jamf);
    ports.jamf().forget(trial);
    return findings.stream()
        .filter(f -> f.verdict() == ConnectionFinding.Verdict.FAILED)
        .findFirst()
        .<AdminResult<JamfConnection>>map(
            f ->
                AdminResult.refused(
                    AdminResult.Reason.INVALID,
                    "clientSecret",
                    "The new Jamf settings do not work, the old ones were kept: " + f.sentence()))
        .orElseGet(() -> AdminResult.done(jamf));
  }

  private IntegrationInstance patched(
      IntegrationInstance present, JamfConnection jamf, IntegrationPatch patch) {
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
        .configured(name, jamf, description, now)
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
  private static Map<String, Object> told(IntegrationInstance instance) {
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

  @Override
  public AdminResult<IntegrationInstance> delete(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .map(
            instance -> {
              ports
                  .transactions()
                  .run(
                      () -> {
                        ports.integrations().delete(id);
                        story.tell(
                            caller,
                            instance,
                            "integration.delete",
                            "The instance was deleted; its users and groups stay in Jamf Pro.",
                            List.of());
                      });
              ports.jamf().forget(id);
              return instance;
            });
  }

  @Override
  public AdminResult<IntegrationInstance> activate(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return change(
        caller,
        tenant,
        id,
        i -> i.activate(ports.clock().instant()),
        "integration.activate",
        "The instance serves its SCIM client.");
  }

  @Override
  public AdminResult<IntegrationInstance> pause(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return change(
        caller,
        tenant,
        id,
        i -> i.pause(ports.clock().instant()),
        "integration.pause",
        "The instance is paused; SCIM clients are told to come back, pending work waits.");
  }

  private AdminResult<IntegrationInstance> change(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId id,
      UnaryOperator<IntegrationInstance> change,
      String action,
      String what) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(IntegrationsService::notRemoving)
        .map(
            present -> {
              IntegrationInstance changed = change.apply(present);
              ports
                  .transactions()
                  .run(
                      () -> {
                        ports.integrations().update(changed);
                        story.tell(
                            caller,
                            changed,
                            action,
                            what,
                            AttributeChange.between(
                                Map.of("status", present.status()),
                                Map.of("status", changed.status())));
                      });
              return changed;
            });
  }

  private static AdminResult<IntegrationInstance> notRemoving(IntegrationInstance instance) {
    return instance.status() == IntegrationStatus.REMOVING
        ? AdminResult.refused(
            AdminResult.Reason.CONFLICT,
            "",
            "The instance is being removed together with its users; call the removal off first.")
        : AdminResult.done(instance);
  }

  @Override
  public AdminResult<List<ConnectionFinding>> checkConnection(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.VIEWER)
        .map(instance -> check(instance.id(), instance.jamf()));
  }

  private List<ConnectionFinding> check(IntegrationInstanceId id, JamfConnection jamf) {
    return ports
        .jamf()
        .checkConnection(
            new JamfCallContext(id, jamf, ports.clock().instant().plus(CHECK), call -> {}));
  }

  @Override
  public AdminResult<IssuedKey> issueKey(
      AdminCaller caller,
      TenantId tenant,
      IntegrationInstanceId id,
      String label,
      Optional<Instant> expiresAt) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(instance -> keys.issue(caller, instance, label, expiresAt));
  }

  @Override
  public AdminResult<List<ScimToken>> keys(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id) {
    return gate.integration(caller, tenant, id, Role.VIEWER)
        .map(instance -> ports.transactions().inTransaction(() -> ports.integrations().tokens(id)));
  }

  @Override
  public AdminResult<ScimTokenId> revokeKey(
      AdminCaller caller, TenantId tenant, IntegrationInstanceId id, ScimTokenId key) {
    return gate.integration(caller, tenant, id, Role.ADMIN)
        .then(instance -> keys.revoke(caller, instance, key));
  }
}
