package io.scimify.webapp.architecture.planted.adapter.two;

import io.scimify.webapp.architecture.planted.adapter.one.UseCaseInAnAdapter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Knows another adapter, and is an entity outside persistence. */
@Entity
public final class SeesItsNeighbour {
  @Id private long id;

  public Object neighbour() {
    return id == 0 ? new UseCaseInAnAdapter() : this;
  }
}
