package io.scimify.adapter.scim.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key in an {@code Authorization} header, in each form that identity providers send: {@code
 * Bearer k}, {@code k} alone (Okta's catalogue apps), and Basic with the key as the password.
 */
final class ApiKey {

  private ApiKey() {}

  static Optional<String> in(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    String value = header.strip();
    if (hasScheme(value, "Bearer")) {
      return present(value.substring("Bearer".length()).strip());
    }
    if (hasScheme(value, "Basic")) {
      return password(value.substring("Basic".length()).strip());
    }
    return Optional.of(value);
  }

  private static boolean hasScheme(String value, String scheme) {
    boolean named = value.regionMatches(true, 0, scheme, 0, scheme.length());
    return named
        && (value.length() == scheme.length()
            || Character.isWhitespace(value.charAt(scheme.length())));
  }

  private static Optional<String> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return present(pair.substring(pair.indexOf(':') + 1));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> present(String key) {
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }
}
