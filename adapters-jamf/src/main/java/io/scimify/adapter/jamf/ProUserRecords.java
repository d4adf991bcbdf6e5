package io.scimify.adapter.jamf;

import io.scimify.domain.user.JamfUserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the Jamf Pro API holds of a user beyond what we manage, as last read. An update there
 * replaces the whole record, and with this it wipes nothing and needs no second read.
 */
final class ProUserRecords {
  /** The fields of {@code UserInventory} that we only carry along. */
  record Extras(String managedAppleId, boolean enableCustomPhotoUrl, String customPhotoUrl) {}

  private record Seen(Extras extras, long at) {}

  private static final long LASTS_NANOS = 20_000_000_000L;
  private static final int CAPACITY = 500;

  private final LongSupplier nanos;
  private final Map<JamfUserId, Seen> records =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JamfUserId, Seen> eldest) {
          return size() > CAPACITY;
        }
      };

  ProUserRecords(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void seen(JamfUserId id, Extras extras) {
    records.remove(id);
    records.put(id, new Seen(extras, nanos.getAsLong()));
  }

  /** Once only: the next update has to read again. */
  synchronized Optional<Extras> take(JamfUserId id) {
    return Optional.ofNullable(records.remove(id))
        .filter(seen -> nanos.getAsLong() - seen.at() < LASTS_NANOS)
        .map(Seen::extras);
  }
}
