package io.scimify.domain.group;

/** Jamf's numeric id of a static user group; policies are scoped to it, so we never re-create. */
public record JamfGroupId(long value) {
  public JamfGroupId {
    if (value <= 0) {
      throw new IllegalArgumentException("Jamf group id " + value + " must be positive");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
