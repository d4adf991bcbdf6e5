package io.scimify.webapp.it.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the identity provider asked for so far, and what it asks for next. */
final class Told {
  private static final int GROUPS = 4;
  private static final int PEOPLE = 40;

  private final IdentityProvider provider;
  private final Map<String, String> active = new TreeMap<>();
  private final TreeSet<String> inactive = new TreeSet<>();
  private final Map<String, TreeSet<String>> groups = new TreeMap<>();
  private int change;

  Told(IdentityProvider provider) {
    this.provider = provider;
  }

  Map<String, String> users() {
    return active;
  }

  Map<String, TreeSet<String>> groups() {
    return groups;
  }

  /** Changes of different people and groups, which may therefore happen in any order. */
  List<Runnable> next(Random random, int count) {
    List<Integer> people = new ArrayList<>(IntStream.range(0, PEOPLE).boxed().toList());
    Collections.shuffle(people, random);
    List<Runnable> changes = new ArrayList<>();
    for (int group = 0; group < GROUPS / 2; group++) {
      changes.add(group(random, "Group " + (2 * group + random.nextInt(2)), people));
    }
    while (changes.size() < count) {
      changes.add(user(random, name(people.remove(0))));
    }
    return changes;
  }

  private Runnable user(Random random, String name) {
    String displayName = "Name " + ++change;
    int dice = random.nextInt(10);
    if (!active.containsKey(name) && !inactive.contains(name)) {
      active.put(name, displayName);
      return () -> provider.ensureUser(name, displayName);
    }
    if (dice < 2) {
      leaves(name);
      inactive.remove(name);
      return () -> provider.deleteUser(name);
    }
    if (inactive.remove(name)) {
      active.put(name, displayName);
      return () -> provider.ensureUser(name, displayName);
    }
    if (dice < 5) {
      leaves(name);
      inactive.add(name);
      return () -> provider.changeUser(name, "{'op':'replace','value':{'active':false}}");
    }
    active.put(name, displayName);
    return () ->
        provider.changeUser(
            name, "{'op':'replace','path':'displayName','value':'" + displayName + "'}");
  }

  private void leaves(String name) {
    active.remove(name);
    groups.values().forEach(members -> members.remove(name));
  }

  /** Takes the people whose membership changes out of those who may change otherwise. */
  private Runnable group(Random random, String group, List<Integer> people) {
    if (groups.putIfAbsent(group, new TreeSet<>()) == null) {
      return () -> provider.ensureGroup(group, List.of());
    }
    TreeSet<String> members = groups.get(group);
    String name =
        people.stream().map(Told::name).filter(active::containsKey).findFirst().orElse("");
    if (name.isEmpty()) {
      return () -> provider.ensureGroup(group, List.of());
    }
    people.removeIf(number -> name(number).equals(name));
    if (members.remove(name)) {
      return () -> provider.changeMember(group, name, "remove");
    }
    members.add(name);
    return () -> provider.changeMember(group, name, "add");
  }

  private static String name(int number) {
    return "person%02d@crash.example".formatted(number);
  }
}
