package io.scimify.application.port.out;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Rows by key in order of insertion; takes part in in-memory transactions. */
final class InMemoryTable<K, V> {
  private Map<K, V> rows = new LinkedHashMap<>();

  InMemoryTable(InMemoryTransactions transactions) {
    transactions.enlist(this::snapshot);
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  synchronized void put(K key, V row) {
    rows.put(key, row);
  }

  synchronized boolean remove(K key) {
    return rows.remove(key) != null;
  }

  synchronized boolean removeIf(Predicate<V> which) {
    return rows.values().removeIf(which);
  }

  synchronized List<V> where(Predicate<V> which) {
    List<V> found = new ArrayList<>();
    for (V row : rows.values()) {
      if (which.test(row)) {
        found.add(row);
      }
    }
    return found;
  }

  private synchronized Runnable snapshot() {
    Map<K, V> copy = new LinkedHashMap<>(rows);
    return () -> restore(copy);
  }

  private synchronized void restore(Map<K, V> copy) {
    rows = copy;
  }
}
