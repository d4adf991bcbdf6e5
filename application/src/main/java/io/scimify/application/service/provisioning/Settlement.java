package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.out.JamfResult;
import io.scimify.domain.integration.JamfPrivilege;
import java.util.Set;

/** How an attempt to make Jamf equal a target ended; {@code S} is the subject as it is now. */
sealed interface Settlement<S> {
  /** The subject with what was learnt on the way, for example a Jamf id. */
  S subject();

  /** Jamf equals the target. {@code changed} tells whether a write was needed. */
  record Settled<S>(S subject, boolean changed, String message, Set<JamfPrivilege> exercised)
      implements Settlement<S> {}

  /** Not now: transient, refused credentials, or an outcome that nobody knows yet. */
  record Retry<S>(S subject, JamfResult.Failed<?> failure) implements Settlement<S> {}

  /** Jamf will never take it as it is. */
  record Rejected<S>(S subject, Why why, String message) implements Settlement<S> {
    ScimResult.Reason reason() {
      return switch (why) {
        case NAME_TAKEN -> ScimResult.Reason.UNIQUENESS;
        case INVALID -> ScimResult.Reason.INVALID_VALUE;
        case GONE -> ScimResult.Reason.NOT_FOUND;
      };
    }
  }

  /** Why Jamf will never take it. */
  enum Why {
    NAME_TAKEN,
    INVALID,
    /** The object no longer exists in Jamf and is not ours to make again. */
    GONE
  }

  /** Only a person can solve it. */
  record Blocked<S>(S subject, String message) implements Settlement<S> {}

  /** The guard wants an administrator's word first. */
  record Held<S>(S subject, String message) implements Settlement<S> {}

  static <S> Settlement<S> settled(
      S subject, boolean changed, String message, JamfPrivilege... used) {
    return new Settled<>(subject, changed, message, Set.of(used));
  }

  /** What a failed call means for the operation. */
  static <S> Settlement<S> of(S subject, JamfResult.Failed<?> failure) {
    return switch (failure.reason()) {
      case CONFLICT -> new Rejected<>(subject, Why.NAME_TAKEN, failure.detail());
      case INVALID -> new Rejected<>(subject, Why.INVALID, failure.detail());
      case IN_USE -> new Blocked<>(subject, failure.detail());
      case UNREACHABLE,
          THROTTLED,
          UNAUTHORIZED,
          MISSING_PRIVILEGE,
          NOT_FOUND,
          REFUSED,
          UNEXPECTED,
          NOT_YET ->
          new Retry<>(subject, failure);
    };
  }
}
