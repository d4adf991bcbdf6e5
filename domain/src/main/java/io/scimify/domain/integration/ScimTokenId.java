package io.scimify.domain.integration;

import java.util.UUID;

/** Names a SCIM API key without being it. */
public record ScimTokenId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
