package io.scimify.domain.alert;

/** A message about a condition: it began or got worse, or it is over. */
public record Alert(Phase phase, Condition condition) {
  /** Which of both. */
  public enum Phase {
    RAISED,
    RESOLVED
  }

  /** One line, for a subject or a chat. */
  public String headline() {
    String prefix = phase == Phase.RESOLVED ? "Resolved: " : "";
    return prefix + condition.kind().title() + ": " + condition.integrationName();
  }

  /** What to know and to do, as a sentence. */
  public String text() {
    return phase == Phase.RESOLVED ? "This is over: " + condition.sentence() : condition.sentence();
  }
}
