package io.scimify.adapter.persistence.integration;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.adapter.persistence.secret.SecretCipher;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.integration.Removal;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.TenantId;
import java.net.URI;
import java.util.Optional;

/** Between an integration instance and its row; the Jamf secret is sealed on the way. */
final class IntegrationInstanceMapper {
  private final SecretCipher cipher;

  IntegrationInstanceMapper(SecretCipher cipher) {
    this.cipher = cipher;
  }

  IntegrationInstance toDomain(IntegrationInstanceEntity row) {
    return new IntegrationInstance(
        new IntegrationInstanceId(row.id),
        new TenantId(row.tenantId),
        Optional.ofNullable(row.name),
        new JamfConnection(URI.create(row.jamfUrl), row.clientId, secretOf(row)),
        row.groupDescription,
        row.scope,
        row.mode,
        row.status,
        quarantine(row),
        removal(row),
        PolicyJson.read(row.policy),
        Nanos.toInstant(row.createdAt),
        Nanos.toInstant(row.updatedAt));
  }

  private static Optional<Quarantine> quarantine(IntegrationInstanceEntity row) {
    if (row.quarantineReason == null
        || row.quarantineDetail == null
        || row.quarantineSince == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Quarantine(
            row.quarantineReason,
            Optional.ofNullable(row.quarantinePrivilege),
            row.quarantineDetail,
            Nanos.toInstant(row.quarantineSince)));
  }

  private static Optional<Removal> removal(IntegrationInstanceEntity row) {
    if (row.removalAskedBy == null
        || row.removalAskedAt == null
        || row.removalUsers == null
        || row.removalCorrelation == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Removal(
            row.removalAskedBy,
            Nanos.toInstant(row.removalAskedAt),
            row.removalUsers,
            new CorrelationId(row.removalCorrelation),
            Boolean.TRUE.equals(row.removalCalledOff)));
  }

  IntegrationInstanceEntity toEntity(IntegrationInstance instance) {
    IntegrationInstanceEntity row = new IntegrationInstanceEntity();
    row.id = instance.id().value();
    row.tenantId = instance.tenant().value();
    row.createdAt = Nanos.of(instance.createdAt());
    row.clientSecret = cipher.encrypt(instance.jamf().clientSecret(), row.id);
    copy(instance, row);
    return row;
  }

  /** All but the secret, which is only sealed anew when it changed. */
  void update(IntegrationInstance instance, IntegrationInstanceEntity row) {
    copy(instance, row);
    if (!cipher.isReadable(row.clientSecret)
        || !secretOf(row).equals(instance.jamf().clientSecret())) {
      row.clientSecret = cipher.encrypt(instance.jamf().clientSecret(), row.id);
    }
  }

  private static void copy(IntegrationInstance instance, IntegrationInstanceEntity row) {
    row.name = instance.name().orElse(null);
    row.jamfUrl = instance.jamf().instanceUrl().toString();
    row.clientId = instance.jamf().clientId();
    row.groupDescription = instance.groupDescription();
    row.scope = instance.scope();
    row.mode = instance.mode();
    row.status = instance.status();
    row.quarantineReason = instance.quarantine().map(Quarantine::reason).orElse(null);
    row.quarantinePrivilege = instance.quarantine().flatMap(Quarantine::privilege).orElse(null);
    row.quarantineDetail = Text.storable(instance.quarantine().map(Quarantine::detail));
    row.quarantineSince = Nanos.of(instance.quarantine().map(Quarantine::since));
    row.removalAskedBy = instance.removal().map(Removal::askedBy).orElse(null);
    row.removalAskedAt = Nanos.of(instance.removal().map(Removal::askedAt));
    row.removalUsers = instance.removal().map(Removal::users).orElse(null);
    row.removalCorrelation = instance.removal().map(r -> r.correlation().value()).orElse(null);
    row.removalCalledOff = instance.removal().map(Removal::calledOff).orElse(null);
    row.policy = PolicyJson.write(instance.policy());
    row.updatedAt = Nanos.of(instance.updatedAt());
  }

  /** Seals the secret with the newest key; false when it was so already. */
  boolean reencrypt(IntegrationInstanceEntity row) {
    if (cipher.isCurrent(row.clientSecret)) {
      return false;
    }
    row.clientSecret = cipher.encrypt(secretOf(row), row.id);
    return true;
  }

  private SecretText secretOf(IntegrationInstanceEntity row) {
    return cipher.decrypt(row.clientSecret, row.id);
  }
}
