package io.scimify.domain.user;

/** Jamf's numeric id of a user. A re-created user has another one. */
public record JamfUserId(long value) {
  public JamfUserId {
    if (value <= 0) {
      throw new IllegalArgumentException("Jamf user id " + value + " must be positive");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
