package io.scimify.jamf.simulator;

import static io.scimify.jamf.simulator.ClassicNode.Items.Form.PLAIN;
import static io.scimify.jamf.simulator.ClassicNode.Items.Form.SIZED_IN_JSON_TOO;
import static io.scimify.jamf.simulator.ClassicNode.fields;

import java.util.List;
import java.util.stream.IntStream;

/** A user in Classic's notation. */
final class ClassicUserNode {
  private ClassicUserNode() {}

  static ClassicNode.Fields brief(JamfUser user) {
    return fields().add("id", user.id()).add("name", user.name());
  }

  static ClassicNode.Fields full(JamfUser user, List<JamfGroup> groups) {
    return brief(user)
        .add("full_name", user.fullName())
        .add("email", user.email())
        .add("email_address", user.email())
        .add("phone_number", user.phone())
        .add("position", user.position())
        .add("managed_apple_id", user.managedAppleId())
        .add("enable_custom_photo_url", user.photo().enabled())
        .add("custom_photo_url", user.photo().url())
        .add("ldap_server", ldapServer(user.ldapServerId()))
        .add("extension_attributes", extensionAttributes(user))
        .add("sites", sites(user))
        .add("links", links(user.links()))
        .add("user_groups", groups(groups));
  }

  private static ClassicNode ldapServer(int id) {
    boolean none = id == JamfUser.NO_LDAP_SERVER;
    return fields().add("id", id).add("name", none ? "None" : "LDAP server " + id);
  }

  private static ClassicNode extensionAttributes(JamfUser user) {
    List<ClassicNode.Fields> attributes =
        user.extensionAttributes().entrySet().stream()
            .map(
                it ->
                    fields()
                        .add("id", it.getKey())
                        .add("name", nameOf(it.getKey()))
                        .add("type", "String")
                        .add("value", it.getValue()))
            .toList();
    return new ClassicNode.Items("extension_attribute", attributes, PLAIN);
  }

  private static String nameOf(int extensionAttribute) {
    return Database.EXTENSION_ATTRIBUTES.getOrDefault(extensionAttribute, "");
  }

  private static ClassicNode sites(JamfUser user) {
    List<ClassicNode.Fields> sites =
        user.sites().stream()
            .map(it -> fields().add("id", it).add("name", Database.SITES.getOrDefault(it, "")))
            .toList();
    return new ClassicNode.Items("site", sites, PLAIN);
  }

  private static ClassicNode links(UserLinks links) {
    return fields()
        .add("computers", numbered("computer", links.computers()))
        .add("peripherals", numbered("peripheral", List.of()))
        .add("mobile_devices", numbered("mobile_device", links.mobileDevices()))
        .add("vpp_assignments", numbered("vpp_assignment", List.of()))
        .add("total_vpp_code_count", 0);
  }

  private static ClassicNode numbered(String item, List<String> names) {
    List<ClassicNode.Fields> devices =
        IntStream.range(0, names.size())
            .mapToObj(i -> fields().add("id", i + 1).add("name", names.get(i)))
            .toList();
    return new ClassicNode.Items(item, devices, PLAIN);
  }

  private static ClassicNode groups(List<JamfGroup> groups) {
    List<ClassicNode.Fields> memberships =
        groups.stream()
            .map(
                it ->
                    fields().add("id", it.id()).add("name", it.name()).add("is_smart", it.smart()))
            .toList();
    return new ClassicNode.Items("user_group", memberships, SIZED_IN_JSON_TOO);
  }
}
