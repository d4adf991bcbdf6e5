package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.SecretText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way to a Jamf as an administrator enters it: whether it may be kept, and whether it works.
 */
final class JamfSettings {
  private static final Duration CHECK = Duration.ofSeconds(20);

  private final ProvisioningPorts ports;
  private final InstanceUrlRule urls;

  JamfSettings(ProvisioningPorts ports, InstanceUrlRule urls) {
    this.ports = ports;
    this.urls = urls;
  }

  /** Refuses what cannot be stored; nothing is asked of Jamf. */
  AdminResult<JamfConnection> entered(String url, String clientId, String secret) {
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

  /** New credentials are tried before they replace those that work. */
  AdminResult<JamfConnection> tried(IntegrationInstance present, JamfConnection jamf) {
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

  List<ConnectionFinding> check(IntegrationInstanceId id, JamfConnection jamf) {
    return ports
        .jamf()
        .checkConnection(
            new JamfCallContext(id, jamf, ports.clock().instant().plus(CHECK), call -> {}));
  }
}
