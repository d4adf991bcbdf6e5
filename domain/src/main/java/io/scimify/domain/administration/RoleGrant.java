package io.scimify.domain.administration;

import io.scimify.domain.tenant.TenantId;
import java.util.Locale;
import java.util.Optional;

/**
 * A role and how far it reaches; {@code ADMIN@acme} as text.
 *
 * @param tenant the only tenant in reach; empty for all
 */
public record RoleGrant(Role role, Optional<TenantId> tenant) {

  /** Reads {@code OWNER} or {@code ADMIN@acme}. */
  public static RoleGrant parse(String text) {
    String[] parts = text.split("@", 2);
    return new RoleGrant(
        role(parts[0].strip()),
        parts.length == 2 ? Optional.of(new TenantId(parts[1].strip())) : Optional.empty());
  }

  private static Role role(String word) {
    try {
      return Role.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is no role; use OWNER, ADMIN or VIEWER", unknown);
    }
  }

  @Override
  public String toString() {
    return role + tenant.map(id -> "@" + id).orElse("");
  }
}
