package io.scimify.webapp.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.jamf.simulator.JamfSimulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What SCIM shows and what Jamf holds, in the same shape, to be compared exactly. */
final class BothSides {
  private BothSides() {}

  static Map<String, Map<String, Object>> of(ScimClient scim, String kind) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    long total = Long.MAX_VALUE;
    for (long start = 1; start <= total; start += 100) {
      Answer page = scim.get(kind + "?startIndex=" + start + "&count=100");
      assertThat(page.status()).isEqualTo(200);
      total = ((Number) page.at("totalResults")).longValue();
      for (Object each : (List<?>) page.at("Resources")) {
        Map<String, Object> resource = resource(each);
        all.put(String.valueOf(resource.get("id")), resource);
      }
    }
    return all;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> resource(Object each) {
    return (Map<String, Object>) each;
  }

  /** The display names of the active users, by user name. */
  static Map<String, String> users(ScimClient scim) {
    Map<String, String> active = new TreeMap<>();
    for (Map<String, Object> user : of(scim, "/Users").values()) {
      if (Boolean.TRUE.equals(user.get("active"))) {
        active.put(
            String.valueOf(user.get("userName")), Objects.toString(user.get("displayName"), ""));
      }
    }
    return active;
  }

  static Map<String, String> users(JamfSimulator jamf) {
    Map<String, String> all = new TreeMap<>();
    jamf.users().all().forEach(user -> assertThat(all.put(user.name(), user.fullName())).isNull());
    return all;
  }

  /** The names of the members, by the name of the group. */
  static Map<String, TreeSet<String>> groups(ScimClient scim) {
    Map<String, String> names = new HashMap<>();
    of(scim, "/Users").forEach((id, user) -> names.put(id, String.valueOf(user.get("userName"))));
    Map<String, TreeSet<String>> all = new TreeMap<>();
    for (String id : of(scim, "/Groups").keySet()) {
      Answer group = scim.get("/Groups/" + id);
      TreeSet<String> members = new TreeSet<>();
      if (group.at("members") instanceof List<?> list) {
        list.forEach(each -> members.add(names.get(String.valueOf(resource(each).get("value")))));
      }
      assertThat(all.put(String.valueOf(group.at("displayName")), members)).isNull();
    }
    return all;
  }

  static Map<String, TreeSet<String>> groups(JamfSimulator jamf) {
    Map<String, TreeSet<String>> all = new TreeMap<>();
    jamf.groups()
        .all()
        .forEach(
            group -> {
              List<String> members = new ArrayList<>(jamf.groups().memberNames(group.name()));
              assertThat(all.put(group.name(), new TreeSet<>(members))).isNull();
            });
    return all;
  }
}
