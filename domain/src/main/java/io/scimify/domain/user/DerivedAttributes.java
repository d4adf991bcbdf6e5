package io.scimify.domain.user;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stand-ins for what Jamf lacks about a user whom no identity provider has described yet: SCIM
 * clients insist on names and an e-mail (fact sheet Okta §1.10). The rule: names are the full name
 * cut at its last space, else the userName's local part cut at its first dot; a lone word serves as
 * both. The e-mail is the userName under the reserved domain {@code .invalid}, so that it can never
 * be taken for a real one. A value sent back to us unchanged is not a change.
 */
final class DerivedAttributes {
  private final String givenName;
  private final String familyName;
  private final String email;

  private DerivedAttributes(String givenName, String familyName, String email) {
    this.givenName = givenName;
    this.familyName = familyName;
    this.email = email;
  }

  static DerivedAttributes of(String userName, String fullName) {
    String email = userName.contains("@") ? userName + ".invalid" : userName + "@jamf.invalid";
    String words = fullName.strip();
    if (!words.isEmpty()) {
      return cut(words, words.lastIndexOf(' '), email);
    }
    String local = userName.contains("@") ? userName.substring(0, userName.indexOf('@')) : userName;
    return cut(local.isBlank() ? userName : local, local.indexOf('.'), email);
  }

  private static DerivedAttributes cut(String words, int at, String email) {
    boolean canCut = at > 0 && at < words.length() - 1;
    return canCut
        ? new DerivedAttributes(words.substring(0, at).strip(), words.substring(at + 1), email)
        : new DerivedAttributes(words, words, email);
  }

  String fullName() {
    return givenName.equals(familyName) ? givenName : givenName + " " + familyName;
  }

  String email() {
    return email;
  }

  Map<String, Object> name(String formatted) {
    Map<String, Object> name = new LinkedHashMap<>();
    name.put("formatted", formatted);
    name.put("givenName", givenName);
    name.put("familyName", familyName);
    return name;
  }

  List<Object> emails() {
    return List.of(Map.of("value", email, "type", "work", "primary", true));
  }
}
