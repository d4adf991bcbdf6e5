package io.scimify.jamf.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Classic user body laid over a user: an element left out keeps its value, an empty one clears
 * it, and an unknown one is silently dropped.
 */
final class ClassicUserChange {
  private static final int NO_SITE = -1;

  private ClassicUserChange() {}

  static JamfUser applied(XmlElement body, JamfUser user) {
    JamfUserEdit edit = user.edit();
    body.text("name").ifPresent(edit::name);
    body.text("full_name").ifPresent(edit::fullName);
    body.text("email_address").ifPresent(edit::email);
    body.text("email").ifPresent(edit::email);
    body.text("phone_number").ifPresent(edit::phone);
    body.text("position").ifPresent(edit::position);
    body.text("managed_apple_id").ifPresent(edit::managedAppleId);
    body.flag("enable_custom_photo_url").ifPresent(edit::photoEnabled);
    body.text("custom_photo_url").ifPresent(edit::photoUrl);
    body.child("ldap_server").flatMap(it -> it.number("id")).ifPresent(edit::ldapServerId);
    body.child("sites").map(ClassicUserChange::sites).ifPresent(edit::sites);
    body.child("extension_attributes")
        .map(it -> extensionAttributes(it, user))
        .ifPresent(edit::extensionAttributes);
    return edit.build();
  }

  private static List<Integer> sites(XmlElement sites) {
    List<Integer> ids =
        sites.children("site").stream()
            .map(it -> it.number("id").orElse(0))
            .filter(id -> id != NO_SITE)
            .toList();
    if (!Database.SITES.keySet().containsAll(ids)) {
      throw ClassicErrorPage.conflict("Problem with site");
    }
    return ids;
  }

  private static Map<Integer, String> extensionAttributes(XmlElement sent, JamfUser user) {
    Map<Integer, String> values = new HashMap<>(user.extensionAttributes());
    for (XmlElement attribute : sent.children("extension_attribute")) {
      int id = attribute.number("id").orElse(0);
      if (!Database.EXTENSION_ATTRIBUTES.containsKey(id)) {
        throw ClassicErrorPage.conflict("Unable to match extension attribute");
      }
      values.put(id, attribute.text("value").orElse(""));
    }
    return values;
  }
}
