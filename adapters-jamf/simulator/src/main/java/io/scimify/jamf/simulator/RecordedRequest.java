package io.scimify.jamf.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A call as the journal keeps it. Status 0 means that no answer was given (yet); secrets and tokens
 * are masked.
 */
public record RecordedRequest(
    long number,
    Instant at,
    String client,
    String connection,
    int node,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    String body,
    int status,
    List<Fault.Kind> faults) {

  RecordedRequest answered(int newStatus) {
    return new RecordedRequest(
        number,
        at,
        client,
        connection,
        node,
        method,
        path,
        query,
        headers,
        body,
        newStatus,
        faults);
  }

  /** Such as {@code PUT /JSSResource/usergroups/id/1}. */
  public String call() {
    return method + " " + path;
  }
}
