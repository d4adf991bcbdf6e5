package io.scimify.jamf.simulator;

import java.util.List;
import java.util.Map;

/** A change in the making: starts as a copy of a user, ends as another user. */
final class JamfUserEdit {
  private int id;
  private String name;
  private String fullName;
  private String email;
  private String phone;
  private String position;
  private String managedAppleId;
  private boolean photoEnabled;
  private String photoUrl;
  private int ldapServerId;
  private List<Integer> sites;
  private Map<Integer, String> extensionAttributes;
  private UserLinks links;

  JamfUserEdit(JamfUser from) {
    id = from.id();
    name = from.name();
    fullName = from.fullName();
    email = from.email();
    phone = from.phone();
    position = from.position();
    managedAppleId = from.managedAppleId();
    photoEnabled = from.photo().enabled();
    photoUrl = from.photo().url();
    ldapServerId = from.ldapServerId();
    sites = from.sites();
    extensionAttributes = from.extensionAttributes();
    links = from.links();
  }

  JamfUserEdit id(int value) {
    id = value;
    return this;
  }

  JamfUserEdit name(String value) {
    name = value;
    return this;
  }

  JamfUserEdit fullName(String value) {
    fullName = value;
    return this;
  }

  JamfUserEdit email(String value) {
    email = value;
    return this;
  }

  JamfUserEdit phone(String value) {
    phone = value;
    return this;
  }

  JamfUserEdit position(String value) {
    position = value;
    return this;
  }

  JamfUserEdit managedAppleId(String value) {
    managedAppleId = value;
    return this;
  }

  JamfUserEdit photoEnabled(boolean value) {
    photoEnabled = value;
    return this;
  }

  JamfUserEdit photoUrl(String value) {
    photoUrl = value;
    return this;
  }

  JamfUserEdit ldapServerId(int value) {
    ldapServerId = value;
    return this;
  }

  JamfUserEdit sites(List<Integer> value) {
    sites = value;
    return this;
  }

  JamfUserEdit extensionAttributes(Map<Integer, String> value) {
    extensionAttributes = value;
    return this;
  }

  JamfUserEdit links(UserLinks value) {
    links = value;
    return this;
  }

  JamfUser build() {
    return new JamfUser(
        id,
        name,
        fullName,
        email,
        phone,
        position,
        managedAppleId,
        new JamfUser.PhotoUrl(photoEnabled, photoUrl),
        ldapServerId,
        sites,
        extensionAttributes,
        links);
  }
}
