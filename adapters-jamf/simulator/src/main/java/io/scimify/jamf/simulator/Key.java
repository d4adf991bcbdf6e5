package io.scimify.jamf.simulator;

import java.util.Optional;

/** How a Classic path names one record: {@code /id/7} or {@code /name/Teachers}. */
record Key(int id, String name) {
  private static final int NONE = -1;

  static Key id(String segment) {
    return new Key(ClassicRequest.id(segment), "");
  }

  static Key name(String segment) {
    return new Key(NONE, segment);
  }

  <T> Optional<T> find(Table<T> table, Replica view) {
    return name.isEmpty() ? table.find(view, id) : table.named(view, name);
  }
}
