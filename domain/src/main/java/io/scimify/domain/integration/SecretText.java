package io.scimify.domain.integration;

/** A secret in the clear, which never prints itself. */
public final class SecretText {
  private final String value;

  public SecretText(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A secret must not be blank");
    }
    this.value = value;
  }

  /** The secret itself; for the call that needs it and nothing else. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
