package io.scimify.webapp.ui.person;

import io.scimify.application.port.in.LookUpPersonUseCase.Person;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.webapp.ui.feedback.Badge.Tone;
import java.util.Optional;

/** Whether somebody is in Jamf Pro, and why: the first thing that anybody wants to know. */
enum PersonState {
  IN_JAMF(Tone.GOOD),
  NOT_ASKED_FOR(Tone.QUIET),
  CHANGING(Tone.WARNING),
  CHANGE_BLOCKED(Tone.BAD),
  KEPT(Tone.QUIET),
  DELETION_HELD(Tone.WARNING),
  DELETION_SCHEDULED(Tone.WARNING),
  DELETION_BLOCKED(Tone.BAD),
  DELETION_PENDING(Tone.WARNING),
  DEACTIVATED(Tone.QUIET),
  COMING(Tone.WARNING),
  COMING_BLOCKED(Tone.BAD),
  QUARANTINED(Tone.BAD),
  PAUSED(Tone.WARNING),
  OBSERVED(Tone.WARNING),
  LOST(Tone.BAD),
  ABSENT(Tone.BAD),
  UNKNOWN(Tone.BAD);

  private final Tone tone;

  PersonState(Tone tone) {
    this.tone = tone;
  }

  Tone tone() {
    return tone;
  }

  static PersonState of(IntegrationInstance instance, Person person) {
    if (!person.jamfAnswered()) {
      return UNKNOWN;
    }
    boolean active = person.user().active();
    if (person.inJamf().isPresent()) {
      return active ? present(person) : leaving(person.live());
    }
    return active ? absent(instance, person) : DEACTIVATED;
  }

  private static PersonState present(Person person) {
    if (person.live().filter(operation -> !operation.isLookedAtAgain()).isPresent()) {
      return is(person.live(), OperationState.BLOCKED) ? CHANGE_BLOCKED : CHANGING;
    }
    return person.user().isManaged() ? IN_JAMF : NOT_ASKED_FOR;
  }

  private static PersonState leaving(Optional<ProvisioningOperation> live) {
    if (live.isEmpty()) {
      return KEPT;
    }
    return switch (live.get().state()) {
      case HELD -> DELETION_HELD;
      case SCHEDULED -> DELETION_SCHEDULED;
      case BLOCKED -> DELETION_BLOCKED;
      default -> DELETION_PENDING;
    };
  }

  private static PersonState absent(IntegrationInstance instance, Person person) {
    if (instance.status() == IntegrationStatus.QUARANTINED) {
      return QUARANTINED;
    }
    if (instance.status() == IntegrationStatus.PAUSED) {
      return PAUSED;
    }
    if (instance.mode() != ProvisioningMode.LIVE) {
      return OBSERVED;
    }
    if (person.live().isPresent()) {
      return is(person.live(), OperationState.BLOCKED) ? COMING_BLOCKED : COMING;
    }
    return person.user().jamfId().isPresent() ? LOST : ABSENT;
  }

  private static boolean is(Optional<ProvisioningOperation> live, OperationState state) {
    return live.filter(operation -> operation.state() == state).isPresent();
  }

  /** The part of the instance's page where something can be done about it; empty for none. */
  Optional<Place> place() {
    return switch (this) {
      case DELETION_HELD -> Optional.of(new Place("approvals", "state=HELD"));
      case DELETION_SCHEDULED -> Optional.of(new Place("approvals", "state=SCHEDULED"));
      case DELETION_BLOCKED, CHANGE_BLOCKED, COMING_BLOCKED ->
          Optional.of(new Place("approvals", "state=BLOCKED"));
      case QUARANTINED, UNKNOWN, PAUSED, OBSERVED -> Optional.of(new Place("setup", ""));
      default -> Optional.empty();
    };
  }

  /** A tab with the query that filters it. */
  record Place(String tab, String query) {}
}
