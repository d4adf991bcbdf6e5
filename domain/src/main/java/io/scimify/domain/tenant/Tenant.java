package io.scimify.domain.tenant;

import java.time.Instant;

/** A customer. Its name may change, its id never does. */
public record Tenant(TenantId id, String name, Instant createdAt) {
  public Tenant {
    if (name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "Tenant name must be 1 to 200 characters, not \"" + name + "\"");
    }
  }

  public Tenant renamed(String newName) {
    return new Tenant(id, newName, createdAt);
  }
}
