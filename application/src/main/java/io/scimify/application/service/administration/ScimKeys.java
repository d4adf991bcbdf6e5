package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IssuedKey;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Issues and revokes SCIM keys: two may be live, so that one can replace the other without a gap.
 */
final class ScimKeys {
  private final ProvisioningPorts ports;
  private final AdminStory story;

  ScimKeys(ProvisioningPorts ports, AdminStory story) {
    this.ports = ports;
    this.story = story;
  }

  AdminResult<IssuedKey> issue(
      AdminCaller caller, IntegrationInstance instance, String label, Optional<Instant> expiresAt) {
    Instant now = ports.clock().instant();
    if (expiresAt.filter(at -> !at.isAfter(now)).isPresent()) {
      return AdminResult.refused(
          AdminResult.Reason.INVALID,
          "expiresAt",
          "expiresAt " + expiresAt.get() + " is in the past.");
    }
    String key = ports.ids().nextKey();
    try {
      ScimToken token =
          new ScimToken(
              new ScimTokenId(ports.ids().nextId()),
              instance.id(),
              label.strip(),
              hash(key),
              now,
              expiresAt,
              Optional.empty());
      return ports.transactions().inTransaction(() -> insert(caller, instance, token, key, now));
    } catch (IllegalArgumentException invalid) {
      return TenantsService.invalid("label", invalid);
    }
  }

  private AdminResult<IssuedKey> insert(
      AdminCaller caller, IntegrationInstance instance, ScimToken token, String key, Instant now) {
    List<ScimToken> present = ports.integrations().tokens(instance.id());
    if (present.stream().filter(t -> t.isLive(now)).count() >= ScimToken.MOST_LIVE) {
      return AdminResult.refused(
          AdminResult.Reason.CONFLICT,
          "label",
          "There are two live keys already; revoke the one that is no longer used first.");
    }
    ports.integrations().insertToken(token);
    story.tell(
        caller, instance, "key.create", "Key \"" + token.label() + "\" was created.", List.of());
    return AdminResult.done(new IssuedKey(token, key));
  }

  AdminResult<ScimTokenId> revoke(
      AdminCaller caller, IntegrationInstance instance, ScimTokenId id) {
    boolean revoked =
        ports
            .transactions()
            .inTransaction(
                () -> {
                  boolean deleted = ports.integrations().deleteToken(instance.id(), id);
                  if (deleted) {
                    story.tell(
                        caller, instance, "key.revoke", "Key " + id + " was revoked.", List.of());
                  }
                  return deleted;
                });
    return revoked
        ? AdminResult.done(id)
        : AdminResult.refused(
            AdminResult.Reason.NOT_FOUND, "tokenId", "There is no key \"" + id + "\".");
  }

  private static TokenHash hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
