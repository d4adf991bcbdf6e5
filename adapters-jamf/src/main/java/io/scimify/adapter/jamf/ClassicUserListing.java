package io.scimify.adapter.jamf;

import static java.util.Comparator.comparingLong;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lists users where Jamf knows no pages: all ids in one call, then the asked page's users. */
final class ClassicUserListing {
  private static final int TRIES = 2;

  private final ClassicUserWire wire;
  private final JamfCalls calls;
  private final Listings listings;

  ClassicUserListing(ClassicUserWire wire, JamfCalls calls, Listings listings) {
    this.wire = wire;
    this.calls = calls;
    this.listings = listings;
  }

  /** Everybody's id in id order, as of one moment. */
  private record Ids(List<JamfUserId> ids, int writesBefore) {}

  JamfUserPage page(int offset, int limit) {
    Ids all = offset == 0 ? fresh() : current();
    for (int attempt = 1; ; attempt++) {
      try {
        return details(all, offset, limit);
      } catch (JamfFailure failure) {
        if (!failure.is(Reason.NOT_FOUND)) {
          throw failure;
        }
        if (attempt == TRIES) {
          throw JamfFailure.of(
              Reason.UNEXPECTED, "Jamf Pro's users changed while they were being listed.");
        }
        all = fresh(); // somebody was deleted since
      }
    }
  }

  private IntegrationInstanceId instance() {
    return calls.context().integration();
  }

  private Ids current() {
    return listings
        .find(instance(), Ids.class)
        .filter(ids -> ids.writesBefore() == calls.session().writes())
        .orElseGet(this::fresh);
  }

  private Ids fresh() {
    int writes = calls.session().writes();
    // Jamf's own order is by name, and not to be relied on (fact sheet Jamf §2.3)
    List<JamfUserId> ids =
        wire.entries().stream()
            .map(ClassicUserWire.Entry::id)
            .distinct()
            .sorted(comparingLong(JamfUserId::value))
            .toList();
    return listings.keep(instance(), new Ids(ids, writes));
  }

  private JamfUserPage details(Ids all, int offset, int limit) {
    int total = all.ids().size();
    int from = Math.min(offset, total);
    int to = (int) Math.min((long) from + limit, total);
    List<JamfUserId> wanted = all.ids().subList(from, to);
    Map<JamfUserId, JamfUser> read = new ConcurrentHashMap<>();
    Parallel.forEach(
        wanted, listings.executor(), calls.remaining(), id -> read.put(id, wire.read(id)));
    return new JamfUserPage(wanted.stream().map(read::get).toList(), total);
  }
}
