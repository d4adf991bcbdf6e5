package io.scimify.application.port.out;

/**
 * One line of a connection check.
 *
 * @param check {@code reachable}, {@code token}, {@code version}, or a privilege by Jamf's label
 * @param sentence what was found and, if it is not good, how to mend it
 */
public record ConnectionFinding(String check, Verdict verdict, String sentence) {
  /** How it looks. */
  public enum Verdict {
    OK,
    MISSING,
    /** Cannot be known without writing. */
    UNKNOWN,
    FAILED
  }
}
