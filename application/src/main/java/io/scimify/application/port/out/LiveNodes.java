package io.scimify.application.port.out;

import java.time.Instant;

/** The nodes of the product that share one database. */
public interface LiveNodes {
  /**
   * Tells that {@code node} lives; how many do, itself included.
   *
   * @param silentSince who was not seen from then on counts as dead and is forgotten
   */
  int seen(String node, Instant now, Instant silentSince);

  /** Takes a node out that ends in good order. */
  void gone(String node);
}
