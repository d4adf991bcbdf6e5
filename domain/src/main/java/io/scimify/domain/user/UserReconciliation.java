package io.scimify.domain.user;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a profile and Jamf together, both ways: what SCIM shows is the profile as sent, corrected
 * by what Jamf holds differently; what Jamf gets is the profile's projection, less our own
 * stand-ins.
 */
public final class UserReconciliation {
  private UserReconciliation() {}

  /** What SCIM shows of {@code user} when Jamf holds {@code truth}. */
  public static UserProfile shown(ProvisionedUser user, JamfUserFields truth) {
    JamfUserFields known = wanted(user.profile(), truth);
    UserProfile shown = user.profile();
    if (!UserName.keyOf(known.username()).equals(UserName.keyOf(truth.username()))) {
      shown = shown.with("userName", truth.username());
    }
    if (!known.fullName().equals(truth.fullName())) {
      shown = withFullName(shown, truth);
    }
    if (!known.email().equals(truth.email())) {
      shown = withPrimary(shown, "emails", truth.email());
    }
    if (!known.phone().equals(truth.phone())) {
      shown = withPrimary(shown, "phoneNumbers", truth.phone());
    }
    if (!known.position().equals(truth.position())) {
      shown =
          truth.position().isEmpty()
              ? shown.without("title")
              : shown.with("title", truth.position());
    }
    return user.origin() == UserOrigin.PROVISIONED ? shown : completed(shown, truth);
  }

  /**
   * What Jamf should hold for {@code wanted}: an echoed stand-in leaves {@code current} as it is.
   */
  public static JamfUserFields wanted(UserProfile wanted, JamfUserFields current) {
    JamfUserFields target = wanted.toJamf();
    DerivedAttributes derived = DerivedAttributes.of(current.username(), "");
    boolean echoedName =
        current.fullName().isEmpty() && target.fullName().equals(derived.fullName());
    boolean echoedEmail = current.email().isEmpty() && target.email().equals(derived.email());
    return new JamfUserFields(
        target.username(),
        echoedName ? "" : target.fullName(),
        echoedEmail ? "" : target.email(),
        target.phone(),
        target.position());
  }

  private static UserProfile withFullName(UserProfile shown, JamfUserFields truth) {
    if (truth.fullName().isEmpty()) {
      return shown.without("displayName").without("name");
    }
    return shown
        .with("displayName", truth.fullName())
        .with(
            "name",
            DerivedAttributes.of(truth.username(), truth.fullName()).name(truth.fullName()));
  }

  private static UserProfile completed(UserProfile shown, JamfUserFields truth) {
    DerivedAttributes derived = DerivedAttributes.of(truth.username(), truth.fullName());
    UserProfile complete = shown;
    if (AttributeTree.text(complete.attributes(), "name", "familyName").isEmpty()) {
      String formatted = truth.fullName().isEmpty() ? derived.fullName() : truth.fullName();
      complete = complete.with("name", derived.name(formatted));
    }
    boolean hasEmail = !AttributeTree.primaryValue(complete.attributes(), "emails").isEmpty();
    return hasEmail ? complete : complete.with("emails", derived.emails());
  }

  private static UserProfile withPrimary(UserProfile shown, String attribute, String value) {
    List<Object> elements = new ArrayList<>(AttributeTree.elements(shown.attributes(), attribute));
    elements.removeIf(e -> isPrimary(shown, attribute, e));
    if (!value.isEmpty()) {
      Map<String, Object> primary = new LinkedHashMap<>();
      primary.put("value", value);
      primary.put("type", "work");
      primary.put("primary", true);
      elements.add(0, primary);
    }
    return elements.isEmpty() ? shown.without(attribute) : shown.with(attribute, elements);
  }

  private static boolean isPrimary(UserProfile shown, String attribute, Object element) {
    String current = AttributeTree.primaryValue(shown.attributes(), attribute);
    return element instanceof Map<?, ?> map && current.equals(map.get("value"));
  }
}
