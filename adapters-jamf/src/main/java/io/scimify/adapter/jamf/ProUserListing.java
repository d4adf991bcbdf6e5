package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.integration.IntegrationInstanceId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Reads all users by large pages: the first alone as long as that suffices, then all others at once
 * and only as a consistent whole.
 */
final class ProUserListing {
  private static final int TRIES = 2;

  private final ProUserWire wire;
  private final JamfCalls calls;
  private final Listings listings;

  ProUserListing(ProUserWire wire, JamfCalls calls, Listings listings) {
    this.wire = wire;
    this.calls = calls;
    this.listings = listings;
  }

  JamfUserPage page(int offset, int limit) {
    int end = (int) Math.min((long) offset + limit, Integer.MAX_VALUE);
    UserSnapshot snapshot = offset == 0 ? fresh() : current().orElseGet(this::fresh);
    for (int attempt = 1; !snapshot.reaches(end); attempt++) {
      UserSnapshot loading = snapshot;
      if (alone(loading, () -> isComplete(loading))) {
        break;
      }
      if (attempt == TRIES) {
        throw JamfFailure.of(
            Reason.UNEXPECTED, "Jamf Pro's users changed while they were being listed; try again.");
      }
      snapshot = fresh();
    }
    return snapshot.slice(offset, limit);
  }

  private IntegrationInstanceId instance() {
    return calls.context().integration();
  }

  private Optional<UserSnapshot> current() {
    return listings
        .find(instance(), UserSnapshot.class)
        .filter(snapshot -> !snapshot.isOutdated(calls.session().writes()));
  }

  private UserSnapshot fresh() {
    int writes = calls.session().writes();
    return listings.keep(instance(), new UserSnapshot(block(0), writes));
  }

  private UserBlock block(int page) {
    ProUserWire.Page read = wire.page(page);
    return UserBlock.of(read.users(), read.total());
  }

  // Pages read before a failure are kept, so that a later request goes on from there.
  private boolean isComplete(UserSnapshot snapshot) {
    Parallel.forEach(
        snapshot.missing(),
        listings.executor(),
        calls.remaining(),
        page -> snapshot.put(page, block(page)));
    boolean complete = snapshot.complete();
    if (!complete) {
      listings.forget(instance());
    }
    return complete;
  }

  private boolean alone(UserSnapshot snapshot, Supplier<Boolean> load) {
    ReentrantLock lock = snapshot.loading();
    try {
      if (!lock.tryLock(calls.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw JamfFailure.of(Reason.UNREACHABLE, "Jamf Pro's users are still being listed.");
      }
    } catch (InterruptedException e) {
      throw Interruption.during("waiting for the list of users").withEffect(false);
    }
    try {
      return load.get();
    } finally {
      lock.unlock();
    }
  }
}
