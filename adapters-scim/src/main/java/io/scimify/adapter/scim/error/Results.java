package io.scimify.adapter.scim.error;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.application.port.in.ScimResult;
import java.time.Duration;

/** Turns what the application refuses into the SCIM error that says so. */
public final class Results {

  /** Okta waits five minutes without a number; a minute is a fair first try. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(60);

  private Results() {}

  /** The value of what was done; a refusal is thrown. */
  public static <T> T orThrow(ScimResult<T> result) {
    if (result instanceof ScimResult.Done<T> done) {
      return done.value();
    }
    throw toException((ScimResult.Refused<T>) result);
  }

  public static boolean isNotFound(ScimResult<?> result) {
    return result instanceof ScimResult.Refused<?> refused
        && refused.reason() == ScimResult.Reason.NOT_FOUND;
  }

  private static ScimException toException(ScimResult.Refused<?> refused) {
    String detail = refused.detail();
    return switch (refused.reason()) {
      case NOT_FOUND -> ScimException.of(404, detail);
      case UNIQUENESS -> ScimException.of(ScimType.UNIQUENESS, detail);
      case INVALID_VALUE -> ScimException.of(ScimType.INVALID_VALUE, detail);
      case FORBIDDEN -> ScimException.of(403, detail);
      case PRECONDITION_FAILED -> ScimException.of(412, detail);
      case UNAVAILABLE -> ScimException.retryLater(seconds(refused), detail);
    };
  }

  private static int seconds(ScimResult.Refused<?> refused) {
    long millis = refused.retryAfter().orElse(USUAL_WAIT).toMillis();
    return (int) Math.min(Integer.MAX_VALUE, (millis + 999) / 1000);
  }
}
