package io.scimify.webapp.ui.feedback;

import com.vaadin.flow.component.html.Span;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.operation.OperationState;
import io.scimify.webapp.ui.Texts;

/** A state as a word with a colour; the word alone says everything. */
public final class Badge extends Span {
  private static final long serialVersionUID = 1L;

  /** How a state feels. */
  public enum Tone {
    GOOD,
    QUIET,
    WARNING,
    BAD
  }

  public Badge(String word, Tone tone) {
    super(word);
    addClassNames("badge", "badge-" + tone.name().toLowerCase(java.util.Locale.ROOT));
  }

  public static Badge of(IntegrationStatus status) {
    Tone tone =
        switch (status) {
          case ACTIVE -> Tone.GOOD;
          case DRAFT -> Tone.QUIET;
          case PAUSED -> Tone.WARNING;
          case QUARANTINED, REMOVING -> Tone.BAD;
        };
    return new Badge(Texts.of(status), tone);
  }

  public static Badge of(AuditOutcome outcome) {
    Tone tone =
        switch (outcome) {
          case SUCCEEDED -> Tone.GOOD;
          case ACCEPTED, UNCHANGED, RETAINED, OBSERVED, CANCELLED -> Tone.QUIET;
          case RETRYING, HELD, SCHEDULED -> Tone.WARNING;
          case BLOCKED, REJECTED -> Tone.BAD;
        };
    return new Badge(Texts.of(outcome), tone);
  }

  public static Badge of(OperationState state) {
    Tone tone =
        switch (state) {
          case DONE -> Tone.GOOD;
          case SUPERSEDED, CANCELLED, RETAINED, OBSERVED -> Tone.QUIET;
          case PENDING, SCHEDULED, HELD -> Tone.WARNING;
          case BLOCKED, REJECTED -> Tone.BAD;
        };
    return new Badge(Texts.of(state), tone);
  }
}
