package io.scimify.webapp.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the provider says about somebody. */
record ProviderClaims(Map<String, Object> claims) {

  boolean has(String name) {
    return find(name).isPresent();
  }

  /** One text or many; Keycloak nests its roles: {@code realm_access.roles}. */
  List<String> values(String name) {
    Object value = find(name).orElse(List.of());
    Stream<?> values = value instanceof Collection<?> many ? many.stream() : Stream.of(value);
    return values.filter(Objects::nonNull).map(String::valueOf).toList();
  }

  /** What people call this person: the wanted claim, else the e-mail address, else the subject. */
  String name(String wanted) {
    return Stream.of(wanted, "email", "sub")
        .flatMap(claim -> values(claim).stream())
        .findFirst()
        .orElse("");
  }

  private Optional<Object> find(String name) {
    Object literal = claims.get(name); // a name like https://example.com/roles has dots of its own
    return Optional.ofNullable(literal == null ? nested(claims, name) : literal);
  }

  private static @Nullable Object nested(Map<?, ?> within, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return within.get(path);
    }
    return within.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? nested(inner, path.substring(dot + 1))
        : null;
  }
}
