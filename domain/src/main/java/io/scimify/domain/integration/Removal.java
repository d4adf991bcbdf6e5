package io.scimify.domain.integration;

import io.scimify.domain.operation.CorrelationId;
import java.time.Instant;

/**
 * An administrator's word that an instance shall vanish together with the users that it manages.
 *
 * @param users how many there were, as the administrator confirmed
 * @param correlation of the request; its deletions carry it too
 * @param calledOff whether the deletions that have not happened yet are being called off
 */
public record Removal(
    String askedBy, Instant askedAt, int users, CorrelationId correlation, boolean calledOff) {

  public static Removal asked(String by, Instant at, int users, CorrelationId correlation) {
    return new Removal(by, at, users, correlation, false);
  }

  Removal callOff() {
    return new Removal(askedBy, askedAt, users, correlation, true);
  }
}
