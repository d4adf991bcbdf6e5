package io.scimify.adapter.persistence.user;

import io.scimify.adapter.persistence.mapping.JsonText;
import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.mapping.Text;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Between a user and its row. */
final class ProvisionedUserMapper {
  private static final int LONGEST_KEY = 800;
  private static final int LONGEST_PLAIN_EXTERNAL_ID = 64;

  private ProvisionedUserMapper() {}

  static ProvisionedUser toDomain(ProvisionedUserEntity row) {
    return new ProvisionedUser(
        new ScimUserId(UUID.fromString(row.id)),
        row.origin,
        new UserProfile(JsonText.readObject(row.profile)),
        row.active,
        Optional.ofNullable(row.jamfId).map(JamfUserId::new),
        Nanos.toOptional(row.jamfWrittenAt),
        Nanos.toInstant(row.createdAt),
        Nanos.toInstant(row.updatedAt));
  }

  static ProvisionedUserEntity toEntity(IntegrationInstanceId integration, ProvisionedUser user) {
    ProvisionedUserEntity row = new ProvisionedUserEntity();
    row.id = user.id().toString();
    row.integrationId = integration.value();
    row.createdAt = Nanos.of(user.createdAt());
    copy(user, row);
    return row;
  }

  static void copy(ProvisionedUser user, ProvisionedUserEntity row) {
    UserProfile profile = user.profile();
    row.origin = user.origin();
    row.managed = user.isManaged();
    row.active = user.active();
    row.profile = JsonText.write(profile.attributes());
    row.nameKey = user.isManaged() ? profile.userName().key() : null;
    row.externalIdKey = profile.externalId().map(ProvisionedUserMapper::keyOf).orElse(null);
    row.searchName = searchName(profile);
    row.searchText = SearchText.of(profile);
    row.jamfId = user.jamfId().map(JamfUserId::value).orElse(null);
    row.jamfWrittenAt = Nanos.of(user.jamfWrittenAt());
    row.updatedAt = Nanos.of(user.updatedAt());
  }

  private static String searchName(UserProfile profile) {
    return Text.key(profile.userName().value(), LONGEST_KEY);
  }

  /** Long ids are hashed, because an index entry has a limit; the hash cannot be a short id. */
  static String keyOf(ExternalId id) {
    String text = id.value();
    boolean plain = text.length() <= LONGEST_PLAIN_EXTERNAL_ID && Text.storable(text).equals(text);
    return plain ? "=" + text : "#" + HexFormat.of().formatHex(sha256(text));
  }

  private static byte[] sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(text.getBytes(StandardCharsets.UTF_16BE));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("This Java lacks SHA-256", missing);
    }
  }
}
