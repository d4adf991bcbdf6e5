package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.JamfPrivilege;
import java.time.Duration;
import java.util.Optional;

/**
 * A failure on its way to the edge of this package, where it becomes a {@link JamfResult}. It
 * carries no stack trace, because it is an expected outcome.
 */
final class JamfFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JamfResult.Failed<Object> failed;
  private final int status;
  private final boolean repeatable;
  private final boolean aboutToken;

  private JamfFailure(
      JamfResult.Failed<Object> failed, int status, boolean repeatable, boolean aboutToken) {
    super(failed.detail(), null, false, false);
    this.failed = failed;
    this.status = status;
    this.repeatable = repeatable;
    this.aboutToken = aboutToken;
  }

  static JamfFailure of(Reason reason, String detail) {
    return new JamfFailure(JamfResult.failed(reason, detail), 0, reason.isTransient(), false);
  }

  static JamfFailure missing(JamfPrivilege privilege, String detail) {
    return of(Reason.MISSING_PRIVILEGE, detail)
        .with(Optional.empty(), Optional.of(privilege), false);
  }

  private JamfFailure with(
      Optional<Duration> retryAfter, Optional<JamfPrivilege> privilege, boolean effectUnknown) {
    return new JamfFailure(
        new JamfResult.Failed<>(
            failed.reason(), failed.detail(), retryAfter, privilege, effectUnknown),
        status,
        repeatable,
        aboutToken);
  }

  JamfFailure withStatus(int httpStatus) {
    return new JamfFailure(failed, httpStatus, repeatable, aboutToken);
  }

  JamfFailure withRetryAfter(Optional<Duration> retryAfter) {
    return with(retryAfter, failed.privilege(), failed.effectUnknown());
  }

  /** The request may have reached Jamf, and Jamf may have done what it asked. */
  JamfFailure withEffect(boolean unknown) {
    return with(failed.retryAfter(), failed.privilege(), unknown);
  }

  /** Trying again at once would fail the same way. */
  JamfFailure notRepeatable() {
    return new JamfFailure(failed, status, false, aboutToken);
  }

  /** It was the access token that could not be had; the call itself was not made. */
  JamfFailure onToken() {
    return new JamfFailure(failed, status, repeatable, true);
  }

  boolean isAboutToken() {
    return aboutToken;
  }

  Reason reason() {
    return failed.reason();
  }

  boolean is(Reason reason) {
    return failed.reason() == reason;
  }

  String detail() {
    return failed.detail();
  }

  boolean effectUnknown() {
    return failed.effectUnknown();
  }

  Optional<Duration> retryAfter() {
    return failed.retryAfter();
  }

  /** A 409 that is not about a taken name; some pass by themselves (fact sheet Jamf §3.4). */
  boolean isPassingConflict() {
    return status == 409 && (mayPass() || is(Reason.INVALID));
  }

  /** A success in another form than Jamf's; with a read that agrees it is to be believed. */
  boolean saysDone() {
    return status >= 200 && status < 300;
  }

  /** A refusal, but not one that is known to be for good. */
  boolean mayPass() {
    return is(Reason.UNEXPECTED) || is(Reason.REFUSED);
  }

  /** Jamf's HTTP status, or 0 when no answer came. */
  int status() {
    return status;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  <T> JamfResult<T> asResult() {
    return failed.as();
  }
}
