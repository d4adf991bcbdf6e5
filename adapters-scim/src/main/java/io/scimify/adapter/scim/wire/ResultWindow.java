package io.scimify.adapter.scim.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.UnaryOperator;

/**
 * Counts all matches of a query but keeps only those that its page needs: a query over 100,000
 * users must not hold them all.
 */
public final class ResultWindow {

  private record Entry(long position, Map<String, Object> resource) {}

  private final Paging paging;
  private final Optional<Comparator<Entry>> order;
  private final List<Entry> unsorted = new ArrayList<>();
  private final PriorityQueue<Entry> sorted;
  private long total;

  public ResultWindow(Paging paging, Optional<Comparator<Map<String, Object>>> order) {
    this.paging = paging;
    this.order =
        order.map(by -> Comparator.comparing(Entry::resource, by).thenComparing(Entry::position));
    this.sorted =
        new PriorityQueue<>(this.order.orElse(Comparator.comparing(Entry::position)).reversed());
  }

  public void add(Map<String, Object> match) {
    Entry entry = new Entry(total++, match);
    if (order.isPresent()) {
      sorted.add(entry);
      if (sorted.size() > end()) {
        sorted.remove();
      }
    } else if (entry.position >= paging.offset() && entry.position < end()) {
      unsorted.add(entry);
    }
  }

  private long end() {
    return (long) paging.offset() + paging.count();
  }

  public ListResponse toResponse(UnaryOperator<Map<String, Object>> shown) {
    List<Entry> page = order.map(this::sortedPage).orElse(unsorted);
    return new ListResponse(
        total,
        paging.startIndex(),
        page.stream().map(Entry::resource).<Map<String, Object>>map(shown).toList());
  }

  private List<Entry> sortedPage(Comparator<Entry> by) {
    return sorted.stream().sorted(by).skip(paging.offset()).toList();
  }
}
