package io.scimify.adapter.jamf;

import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import java.util.List;

/**
 * One page of users, each in one string: a list of 100,000 is kept in memory for a minute.
 *
 * @param total what Jamf said about all users when it gave this page
 */
record UserBlock(long[] ids, String[] packed, int total) {
  /** XML 1.0 knows no such character, so no field has it. */
  private static final String SEPARATOR = "\u0000";

  static UserBlock of(List<JamfUser> users, int total) {
    long[] ids = users.stream().mapToLong(user -> user.id().value()).toArray();
    String[] packed = users.stream().map(user -> pack(user.fields())).toArray(String[]::new);
    return new UserBlock(ids, packed, total);
  }

  private static String pack(JamfUserFields fields) {
    return String.join(
        SEPARATOR,
        fields.username(),
        fields.fullName(),
        fields.email(),
        fields.phone(),
        fields.position());
  }

  int size() {
    return ids.length;
  }

  JamfUser user(int index) {
    String[] fields = packed[index].split(SEPARATOR, -1);
    return new JamfUser(
        new JamfUserId(ids[index]),
        new JamfUserFields(fields[0], fields[1], fields[2], fields[3], fields[4]));
  }
}
