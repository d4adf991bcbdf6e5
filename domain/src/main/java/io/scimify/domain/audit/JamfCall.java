package io.scimify.domain.audit;

import java.time.Instant;

/**
 * One call to Jamf, without any secret.
 *
 * @param status HTTP status, or 0 when no answer came
 * @param path path and query as sent
 * @param note what was odd about it, or ""
 */
public record JamfCall(
    String method, String path, int status, long millis, Instant at, String note) {

  /** Whether it may have changed something in Jamf: neither a read nor the request of a token. */
  public boolean isWrite() {
    return !method.equals("GET") && !path.endsWith("/oauth/token");
  }
}
