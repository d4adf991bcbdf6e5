package io.scimify.adapter.jamf;

import java.util.Optional;
import java.util.function.Supplier;

/** Looks whether a write of unknown outcome took effect. */
final class Confirmation {
  private Confirmation() {}

  /**
   * What {@code read} found. If it fails as well, nothing is confirmed, and the failure of the
   * write is the one to report.
   */
  static <T> Optional<T> of(Supplier<Optional<T>> read) {
    try {
      return read.get();
    } catch (JamfFailure unreadable) {
      return Optional.empty();
    }
  }
}
