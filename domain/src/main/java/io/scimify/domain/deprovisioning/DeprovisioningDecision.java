package io.scimify.domain.deprovisioning;

import java.time.Instant;

/** What becomes of a deactivated user in Jamf; {@code why} is a sentence for the administrator. */
public sealed interface DeprovisioningDecision {
  String why();

  /** Delete now. */
  record Proceed(String why) implements DeprovisioningDecision {}

  /** Delete at {@code at}, unless reactivated or cancelled before. */
  record Schedule(Instant at, String why) implements DeprovisioningDecision {}

  /** Delete only after an administrator approved. */
  record Hold(String why) implements DeprovisioningDecision {}

  /** Never delete: the user stays in Jamf. */
  record Retain(String why) implements DeprovisioningDecision {}
}
