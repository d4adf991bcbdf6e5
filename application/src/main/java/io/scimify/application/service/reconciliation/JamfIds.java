package io.scimify.application.service.reconciliation;

import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import java.util.Arrays;
import java.util.List;

/** The ids of Jamf users that were met, in eight bytes each. They come in ascending order. */
final class JamfIds {
  private long[] ids = new long[1024];
  private int size;
  private boolean sorted = true;

  void addAll(List<JamfUser> users) {
    for (JamfUser user : users) {
      add(user.id().value());
    }
  }

  private void add(long id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    sorted &= size == 0 || ids[size - 1] <= id;
    ids[size++] = id;
  }

  boolean contains(JamfUserId id) {
    if (!sorted) {
      Arrays.sort(ids, 0, size);
      sorted = true;
    }
    return Arrays.binarySearch(ids, 0, size, id.value()) >= 0;
  }
}
