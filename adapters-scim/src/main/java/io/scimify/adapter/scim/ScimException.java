package io.scimify.adapter.scim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that SCIM answers with an error document.
 *
 * <p>The message is the {@code detail} that identity providers show to an administrator, so it
 * names the attribute, the value and the mend, and never a secret.
 */
public final class ScimException extends RuntimeException {

  private final int status;
  private final @Nullable ScimType type;
  private final int retryAfterSeconds;

  private ScimException(int status, @Nullable ScimType type, String detail, int retryAfterSeconds) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** An error with a keyword of RFC 7644 §3.12. */
  public static ScimException of(ScimType type, String detail) {
    return new ScimException(type.status(), type, detail, 0);
  }

  /** An error for which RFC 7644 knows no keyword. */
  public static ScimException of(int status, String detail) {
    return new ScimException(status, null, detail, 0);
  }

  /**
   * "Cannot right now": 429 is the only answer that Okta repeats by itself, after whole seconds.
   */
  public static ScimException retryLater(int seconds, String detail) {
    return new ScimException(429, null, detail, Math.max(1, seconds));
  }

  public int status() {
    return status;
  }

  public Optional<ScimType> type() {
    return Optional.ofNullable(type);
  }

  /** Seconds for the {@code Retry-After} header, or 0 for none. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
