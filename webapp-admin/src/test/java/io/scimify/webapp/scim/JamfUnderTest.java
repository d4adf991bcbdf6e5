package io.scimify.webapp.scim;

import java.util.List;
import java.util.Set;

/** The simulated Jamf Pro behind a server under test, seen and prepared past that server. */
public interface JamfUnderTest {

  Set<String> userNames();

  Set<String> groupNames();

  int groupId(String group);

  List<String> memberNames(String group);

  void addUser(String name);

  void addGroup(String name, String... members);

  void seedUsers(int count, String prefix);

  /** The calls that Jamf got since the last time, token requests aside. */
  List<String> calls();
}
