package io.scimify.domain.user;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A SCIM userName as sent; unique in an integration instance without regard to case (RFC 7643
 * §4.1.1). Jamf's limit is taken as 255 characters (fact sheet Jamf Q8).
 */
public record UserName(String value) {
  public static final int MAX_LENGTH = 255;

  public UserName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("userName must not be blank");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "userName must be at most " + MAX_LENGTH + " characters, not " + value.length());
    }
    XmlText.requireStorable("userName", value);
  }

  /** The form under which names are compared and kept unique. */
  public String key() {
    return keyOf(value);
  }

  /** The comparison form of any name. */
  public static String keyOf(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  public boolean sameAs(UserName other) {
    return key().equals(other.key());
  }

  @Override
  public String toString() {
    return value;
  }
}
