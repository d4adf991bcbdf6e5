package io.scimify.domain.user;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the SCIM client told us about a user, as sent: {@code userName} and every other
 * attribute except those that are the server's own ({@code id}, {@code meta}, {@code schemas},
 * {@code groups}), {@code active}, which is a state and not a property, and {@code password}, which
 * is never kept.
 */
public record UserProfile(Map<String, Object> attributes) {
  private static final List<String> NOT_KEPT =
      List.of("id", "meta", "schemas", "groups", "active", "password");

  public UserProfile {
    Map<String, Object> kept = new LinkedHashMap<>(attributes);
    NOT_KEPT.forEach(kept::remove);
    attributes = AttributeTree.copyOf(kept);
    new UserName(AttributeTree.text(attributes, "userName"));
    externalIdIn(attributes);
  }

  /** A profile of which nothing but the name is known. */
  public static UserProfile named(UserName name) {
    return new UserProfile(Map.of("userName", name.value()));
  }

  public UserName userName() {
    return new UserName(AttributeTree.text(attributes, "userName"));
  }

  public Optional<ExternalId> externalId() {
    return externalIdIn(attributes);
  }

  /** By what people look for somebody: userName, externalId, names and e-mail addresses. */
  public List<String> lookedUpBy() {
    Stream<String> names =
        Stream.of(
            userName().value(),
            AttributeTree.text(attributes, "externalId"),
            AttributeTree.text(attributes, "displayName"),
            AttributeTree.text(attributes, "name", "formatted"),
            givenAndFamilyName());
    Stream<String> addresses =
        AttributeTree.elements(attributes, "emails").stream()
            .map(email -> AttributeTree.text(email, "value"));
    return Stream.concat(names, addresses).filter(text -> !text.isBlank()).distinct().toList();
  }

  private static Optional<ExternalId> externalIdIn(Map<String, Object> attributes) {
    String text = AttributeTree.text(attributes, "externalId");
    return text.isEmpty() ? Optional.empty() : Optional.of(new ExternalId(text));
  }

  /** What Jamf can hold of this profile (fact sheet Jamf §7, recommended mapping). */
  public JamfUserFields toJamf() {
    JamfUserFields fields =
        new JamfUserFields(
            userName().value(),
            fullName(),
            AttributeTree.primaryValue(attributes, "emails"),
            AttributeTree.primaryValue(attributes, "phoneNumbers"),
            AttributeTree.text(attributes, "title"));
    XmlText.requireStorable("displayName", fields.fullName());
    XmlText.requireStorable("emails", fields.email());
    XmlText.requireStorable("phoneNumbers", fields.phone());
    XmlText.requireStorable("title", fields.position());
    return fields;
  }

  private String fullName() {
    String displayName = AttributeTree.text(attributes, "displayName");
    String formatted = AttributeTree.text(attributes, "name", "formatted");
    if (!displayName.isBlank()) {
      return displayName;
    }
    return formatted.isBlank() ? givenAndFamilyName() : formatted;
  }

  private String givenAndFamilyName() {
    String given = AttributeTree.text(attributes, "name", "givenName");
    String family = AttributeTree.text(attributes, "name", "familyName");
    return (given + " " + family).strip();
  }

  UserProfile with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(attributes);
    changed.put(name, value);
    return new UserProfile(changed);
  }

  UserProfile without(String name) {
    Map<String, Object> changed = new LinkedHashMap<>(attributes);
    changed.remove(name);
    return new UserProfile(changed);
  }
}
