package io.scimify.application.port.in;

import java.util.function.Function;

/** What an administrator gets: a value, or a refusal that says what, which value, how to mend. */
public sealed interface AdminResult<T> {

  /** Done. */
  record Done<T>(T value) implements AdminResult<T> {}

  /**
   * Not done.
   *
   * @param field the input that is wrong, or ""
   */
  record Refused<T>(Reason reason, String field, String detail) implements AdminResult<T> {
    /** The same refusal for a caller that expects another value. */
    @SuppressWarnings("unchecked") // a refusal holds no value
    public <R> Refused<R> as() {
      return (Refused<R>) this;
    }
  }

  /** Why. */
  enum Reason {
    /** Unknown, or outside the caller's reach: nobody can tell which. */
    NOT_FOUND,
    /** The role does not allow it. */
    FORBIDDEN,
    INVALID,
    /** Taken, or not possible in the present state. */
    CONFLICT
  }

  static <T> AdminResult<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Refused<T> refused(Reason reason, String field, String detail) {
    return new Refused<>(reason, field, detail);
  }

  default <R> AdminResult<R> then(Function<? super T, AdminResult<R>> next) {
    if (this instanceof Done<T> done) {
      return next.apply(done.value());
    }
    return ((Refused<T>) this).as();
  }

  default <R> AdminResult<R> map(Function<? super T, R> mapping) {
    return then(value -> done(mapping.apply(value)));
  }
}
