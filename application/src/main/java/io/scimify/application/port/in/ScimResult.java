package io.scimify.application.port.in;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a SCIM client gets: a value, or a refusal with a sentence an administrator can act on. */
public sealed interface ScimResult<T> {

  /** It is so now, or we answer for it. */
  record Done<T>(T value) implements ScimResult<T> {}

  /**
   * It is not so, and nothing is half-done.
   *
   * @param detail what, which value, how to mend; no secrets
   * @param retryAfter with {@link Reason#UNAVAILABLE}
   */
  record Refused<T>(Reason reason, String detail, Optional<Duration> retryAfter)
      implements ScimResult<T> {
    /** The same refusal for a caller that expects another value. */
    @SuppressWarnings("unchecked") // a refusal holds no value
    public <R> Refused<R> as() {
      return (Refused<R>) this;
    }
  }

  /** Why. */
  enum Reason {
    NOT_FOUND,
    /** The name is taken: 409 uniqueness. */
    UNIQUENESS,
    /** 400 invalidValue. */
    INVALID_VALUE,
    /** 403: read-only mode, or a resource type outside the provisioning scope. */
    FORBIDDEN,
    /** 412. */
    PRECONDITION_FAILED,
    /**
     * Cannot right now: 429 with Retry-After, the one answer Okta retries (fact sheet Okta §1.11).
     */
    UNAVAILABLE
  }

  static <T> ScimResult<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Refused<T> refused(Reason reason, String detail) {
    return new Refused<>(reason, detail, Optional.empty());
  }

  static <T> Refused<T> unavailable(String detail, Duration retryAfter) {
    return new Refused<>(Reason.UNAVAILABLE, detail, Optional.of(retryAfter));
  }

  default <R> ScimResult<R> then(Function<? super T, ScimResult<R>> next) {
    if (this instanceof Done<T> done) {
      return next.apply(done.value());
    }
    return ((Refused<T>) this).as();
  }

  default <R> ScimResult<R> map(Function<? super T, R> mapping) {
    return then(value -> done(mapping.apply(value)));
  }
}
