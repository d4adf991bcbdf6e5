package io.scimify.domain.operation;

import java.util.UUID;

/** Names one operation. */
public record OperationId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
