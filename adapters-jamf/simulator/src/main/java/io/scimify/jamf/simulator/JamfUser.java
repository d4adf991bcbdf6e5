package io.scimify.jamf.simulator;

import java.util.List;
import java.util.Map;

/** A Jamf end user as the database holds it; an id of 0 means not stored yet. */
public record JamfUser(
    int id,
    String name,
    String fullName,
    String email,
    String phone,
    String position,
    String managedAppleId,
    PhotoUrl photo,
    int ldapServerId,
    List<Integer> sites,
    Map<Integer, String> extensionAttributes,
    UserLinks links) {

  /** The custom photo address, kept even while it is switched off. */
  public record PhotoUrl(boolean enabled, String url) {
    static final PhotoUrl NONE = new PhotoUrl(false, "");
  }

  static final int NO_LDAP_SERVER = -1;

  public JamfUser {
    sites = List.copyOf(sites);
    extensionAttributes = Map.copyOf(extensionAttributes);
  }

  /** A user with nothing but a name. */
  public static JamfUser named(String name) {
    return new JamfUser(
        0,
        name,
        "",
        "",
        "",
        "",
        "",
        PhotoUrl.NONE,
        NO_LDAP_SERVER,
        List.of(),
        Map.of(),
        UserLinks.NONE);
  }

  public JamfUser withName(String newName) {
    return edit().name(newName).build();
  }

  public JamfUser withFullName(String fullName) {
    return edit().fullName(fullName).build();
  }

  public JamfUser withEmail(String email) {
    return edit().email(email).build();
  }

  public JamfUser withPhone(String phone) {
    return edit().phone(phone).build();
  }

  public JamfUser withPosition(String position) {
    return edit().position(position).build();
  }

  public JamfUser withLinks(UserLinks links) {
    return edit().links(links).build();
  }

  JamfUser withId(int newId) {
    return edit().id(newId).build();
  }

  JamfUserEdit edit() {
    return new JamfUserEdit(this);
  }
}
