package io.scimify.adapter.scim.patch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a PATCH request, RFC 7644 §3.5.2.
 *
 * @param path where it works, or empty for the resource itself
 * @param value the value as sent; null and a missing value both say "no value"
 */
public record PatchOperation(Kind kind, Optional<PatchPath> path, @Nullable Object value) {

  /** What an operation does. */
  public enum Kind {
    ADD,
    REPLACE,
    REMOVE
  }
}
