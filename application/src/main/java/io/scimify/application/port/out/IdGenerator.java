package io.scimify.application.port.out;

import java.util.UUID;

/** Makes ids that nobody can guess. */
public interface IdGenerator {
  UUID nextId();

  /** A new secret key of at least 256 bits, URL-safe. */
  String nextKey();
}
