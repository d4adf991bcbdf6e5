package io.scimify.domain.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was done to a user or a group in Jamf, as administrators count it. */
public enum Deed {
  CREATE("user.create", "user.reactivate", "group.create"),
  UPDATE("user.update", "group.update"),
  DELETE("user.deprovision", "user.delete", "group.delete");

  private final List<String> actions;

  Deed(String... actions) {
    this.actions = List.of(actions);
  }

  /** The actions of audit events that are such a deed once they have succeeded. */
  public List<String> actions() {
    return actions;
  }

  /** Empty when nothing was done, or nothing that is counted. */
  public static Optional<Deed> of(AuditEvent event) {
    return event.outcome() == AuditOutcome.SUCCEEDED ? of(event.action()) : Optional.empty();
  }

  private static Optional<Deed> of(String action) {
    return Arrays.stream(values()).filter(deed -> deed.actions.contains(action)).findFirst();
  }
}
