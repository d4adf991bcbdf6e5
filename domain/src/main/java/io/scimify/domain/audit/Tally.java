package io.scimify.domain.audit;

/** How many users and groups were created, updated and deleted in Jamf. */
public record Tally(long creates, long updates, long deletes) {
  public static final Tally NONE = new Tally(0, 0, 0);

  public static Tally of(Deed deed) {
    return switch (deed) {
      case CREATE -> new Tally(1, 0, 0);
      case UPDATE -> new Tally(0, 1, 0);
      case DELETE -> new Tally(0, 0, 1);
    };
  }

  public Tally plus(Tally more) {
    return new Tally(creates + more.creates, updates + more.updates, deletes + more.deletes);
  }

  public long all() {
    return creates + updates + deletes;
  }
}
