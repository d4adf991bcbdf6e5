package io.scimify.application.port.out;

import io.scimify.domain.integration.JamfPrivilege;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What became of a call to Jamf. Failure is a value: expected, named, and with a sentence. */
public sealed interface JamfResult<T> {

  /** Jamf did it, or answered. */
  record Done<T>(T value) implements JamfResult<T> {}

  /**
   * Jamf did not do it, or nobody knows.
   *
   * @param detail a sentence for the administrator, without secrets
   * @param retryAfter what Jamf asked for
   * @param privilege the missing privilege, with {@link Reason#MISSING_PRIVILEGE}
   * @param effectUnknown whether a write may have been applied all the same
   */
  record Failed<T>(
      Reason reason,
      String detail,
      Optional<Duration> retryAfter,
      Optional<JamfPrivilege> privilege,
      boolean effectUnknown)
      implements JamfResult<T> {

    /** The same failure for a caller that expects another value. */
    @SuppressWarnings("unchecked") // a failure holds no value
    public <R> Failed<R> as() {
      return (Failed<R>) this;
    }
  }

  /** Why Jamf did not do it. */
  enum Reason {
    /** No connection, time-out, 5xx, circuit open. */
    UNREACHABLE,
    /** 429. */
    THROTTLED,
    /** The client id or secret is refused. */
    UNAUTHORIZED,
    MISSING_PRIVILEGE,
    NOT_FOUND,
    /** The name is taken. */
    CONFLICT,
    /** Jamf refuses the value. */
    INVALID,
    /** Deletion refused because something depends on the object, for example assigned devices. */
    IN_USE,
    /** Refused in words that nobody knows; it may pass, or need a person. */
    REFUSED,
    /** An answer that means nothing, for example an HTML login page with status 200. */
    UNEXPECTED,
    /** Nothing is wrong: what was asked for a moment ago needs time until it can be told. */
    NOT_YET;

    /** Passes by itself: try again later. */
    public boolean isTransient() {
      return switch (this) {
        case UNREACHABLE, THROTTLED, REFUSED, UNEXPECTED, NOT_YET -> true;
        case UNAUTHORIZED, MISSING_PRIVILEGE, NOT_FOUND, CONFLICT, INVALID, IN_USE -> false;
      };
    }

    /** Needs an administrator at Jamf: the instance is quarantined. */
    public boolean isRefusal() {
      return this == UNAUTHORIZED || this == MISSING_PRIVILEGE;
    }
  }

  static <T> JamfResult<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Failed<T> failed(Reason reason, String detail) {
    return new Failed<>(reason, detail, Optional.empty(), Optional.empty(), false);
  }

  /** The next step, if this one was done. */
  default <R> JamfResult<R> then(Function<? super T, JamfResult<R>> next) {
    if (this instanceof Done<T> done) {
      return next.apply(done.value());
    }
    return ((Failed<T>) this).as();
  }

  default <R> JamfResult<R> map(Function<? super T, R> mapping) {
    return then(value -> done(mapping.apply(value)));
  }
}
