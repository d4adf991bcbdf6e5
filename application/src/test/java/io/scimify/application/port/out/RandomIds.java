package io.scimify.application.port.out;

import java.util.UUID;

/** Ids that differ from any other run's, for tests that share a database. */
public final class RandomIds implements IdGenerator {
  @Override
  public UUID nextId() {
    return UUID.randomUUID();
  }

  @Override
  public String nextKey() {
    return "key-" + UUID.randomUUID() + UUID.randomUUID();
  }
}
