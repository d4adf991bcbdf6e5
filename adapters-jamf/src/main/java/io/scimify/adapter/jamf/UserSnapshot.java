package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.user.JamfUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** All users as of one moment, as far as they have been read. */
final class UserSnapshot {
  private final int total;
  private final int writesBefore;
  private final AtomicReferenceArray<UserBlock> blocks;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile boolean whole;

  UserSnapshot(UserBlock first, int writesBefore) {
    this.total = first.total();
    this.writesBefore = writesBefore;
    int pages = Math.max(1, (total + ProUserWire.PAGE_SIZE - 1) / ProUserWire.PAGE_SIZE);
    this.blocks = new AtomicReferenceArray<>(pages);
    blocks.set(0, first);
  }

  void put(int page, UserBlock block) {
    blocks.set(page, block);
  }

  ReentrantLock loading() {
    return loading;
  }

  /** Cheap to read again, and older than one of our own writes. */
  boolean isOutdated(int writesNow) {
    return blocks.length() == 1 && writesNow != writesBefore;
  }

  /** Whether the users before {@code end} are known for sure. */
  boolean reaches(int end) {
    return whole || Math.min(end, total) <= blockAt(0).size();
  }

  List<Integer> missing() {
    return IntStream.range(0, blocks.length()).filter(i -> blocks.get(i) == null).boxed().toList();
  }

  /**
   * Whether the pages fit together: one total throughout, ids strictly growing, and as many users
   * as Jamf says there are.
   */
  boolean complete() {
    whole = missing().isEmpty() && isConsistent();
    return whole;
  }

  private boolean isConsistent() {
    long last = 0;
    int count = 0;
    for (int page = 0; page < blocks.length(); page++) {
      UserBlock block = blockAt(page);
      if (block.total() != total) {
        return false;
      }
      for (long id : block.ids()) {
        if (id <= last) {
          return false;
        }
        last = id;
      }
      count += block.size();
    }
    return count == total;
  }

  JamfUserPage slice(int offset, int limit) {
    long end = Math.min((long) offset + limit, total);
    List<JamfUser> users = new ArrayList<>(Math.max(0, (int) (end - offset)));
    for (int i = offset; i < end; i++) {
      users.add(blockAt(i / ProUserWire.PAGE_SIZE).user(i % ProUserWire.PAGE_SIZE));
    }
    return new JamfUserPage(users, total);
  }

  private UserBlock blockAt(int page) {
    UserBlock block = blocks.get(page);
    if (block == null) {
      throw new IllegalStateException("Page " + page + " of the users has not been read");
    }
    return block;
  }
}
