package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;

/** The thread is wanted elsewhere, as when the server stops. */
final class Interruption {
  private Interruption() {}

  static JamfFailure during(String activity) {
    Thread.currentThread().interrupt();
    return JamfFailure.of(Reason.UNREACHABLE, "Interrupted while " + activity + ".")
        .withEffect(true)
        .notRepeatable();
  }
}
