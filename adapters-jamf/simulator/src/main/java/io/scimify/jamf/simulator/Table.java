package io.scimify.jamf.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows by id, each with its recent versions, so that a lagging node can still be shown the old. */
final class Table<T> {
  /** A row as written by one node; a null row is a deletion. */
  private record Version<T>(int writer, Instant at, @Nullable T row) {}

  private final NavigableMap<Integer, List<Version<T>>> rows = new TreeMap<>();
  private final Map<String, Set<Integer>> idsByName = new HashMap<>();
  private final Function<T, String> nameOf;
  private int lastId;

  Table(Function<T, String> nameOf) {
    this.nameOf = nameOf;
  }

  T insert(Replica at, IntFunction<T> rowWithId) {
    lastId++;
    T row = rowWithId.apply(lastId);
    put(at, lastId, row);
    return row;
  }

  void put(Replica at, int id, T row) {
    idsByName.computeIfAbsent(key(nameOf.apply(row)), name -> new HashSet<>()).add(id);
    write(at, id, row);
  }

  void remove(Replica at, int id) {
    write(at, id, null);
  }

  Optional<T> find(Replica view, int id) {
    return Optional.ofNullable(visible(view, rows.getOrDefault(id, List.of())));
  }

  /** By name, which Jamf compares without case. */
  Optional<T> named(Replica view, String name) {
    return idsByName.getOrDefault(key(name), Set.of()).stream()
        .map(id -> find(view, id))
        .flatMap(Optional::stream)
        .filter(row -> nameOf.apply(row).equalsIgnoreCase(name))
        .findFirst();
  }

  /** In the order of ids. */
  List<T> all(Replica view) {
    return rows.values().stream()
        .map(versions -> visible(view, versions))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Empties the table; ids are not given out again. */
  void clear() {
    rows.clear();
    idsByName.clear();
  }

  private void write(Replica at, int id, @Nullable T row) {
    List<Version<T>> kept = stillVisibleSomewhere(at, rows.getOrDefault(id, List.of()));
    kept.add(new Version<>(at.node(), at.now(), row));
    if (row == null && at.isSettled(at.now())) {
      rows.remove(id);
    } else {
      rows.put(id, kept);
    }
  }

  private List<Version<T>> stillVisibleSomewhere(Replica at, List<Version<T>> versions) {
    int oldest = 0;
    for (int i = 0; i < versions.size(); i++) {
      if (at.isSettled(versions.get(i).at())) {
        oldest = i;
      }
    }
    return at.lag().isZero()
        ? new ArrayList<>(1)
        : new ArrayList<>(versions.subList(oldest, versions.size()));
  }

  private @Nullable T visible(Replica view, List<Version<T>> versions) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      Version<T> version = versions.get(i);
      if (view.sees(version.writer(), version.at())) {
        return version.row();
      }
    }
    return null;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
