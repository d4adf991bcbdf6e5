package io.scimify.application.port.out;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that count up from 1, so that a failing test is easy to read. */
public final class SequentialIds implements IdGenerator {
  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID nextId() {
    return new UUID(0, last.incrementAndGet());
  }

  @Override
  public String nextKey() {
    return "key-%039d".formatted(last.incrementAndGet());
  }
}
