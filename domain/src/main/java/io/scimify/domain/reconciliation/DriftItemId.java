package io.scimify.domain.reconciliation;

import java.util.Optional;

/** Names one difference by what it is about, so that it is the same in every report. */
public record DriftItemId(String value) {
  public DriftItemId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Drift item id \"" + value + "\" is malformed");
    }
  }

  /** Empty when {@code text} is no id that we could have given. */
  public static Optional<DriftItemId> parse(String text) {
    return isWellFormed(text) ? Optional.of(new DriftItemId(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return text.matches("[A-Z_]{1,20}(\\.[0-9a-f-]{1,36}){1,2}");
  }

  @Override
  public String toString() {
    return value;
  }
}
