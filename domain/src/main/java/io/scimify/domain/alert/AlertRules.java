package io.scimify.domain.alert;

import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.integration.ScimToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which conditions an instance is in.
 *
 * @param backlogAge how old the oldest waiting change may be
 * @param silence how long a SCIM client may be quiet; zero for any time
 */
public record AlertRules(Duration backlogAge, Duration silence) {
  /** A key is told of this long before its end, and once it has ended. */
  private static final List<Duration> BEFORE_EXPIRY =
      List.of(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(1), Duration.ZERO);

  public AlertRules {
    if (backlogAge.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("Backlog age " + backlogAge + " is below one minute");
    }
    if (silence.isNegative()) {
      throw new IllegalArgumentException("Silence " + silence + " must not be negative");
    }
  }

  public static AlertRules standard() {
    return new AlertRules(Duration.ofMinutes(15), Duration.ofDays(7));
  }

  /**
   * What the rules look at.
   *
   * @param held operations on hold
   * @param oldestPending when the oldest change that waits for its turn was asked for
   */
  public record Facts(
      IntegrationInstance instance,
      List<ScimToken> keys,
      int held,
      Optional<Instant> oldestPending) {
    public Facts {
      keys = List.copyOf(keys);
    }
  }

  public List<Condition> conditions(Facts facts, Instant now) {
    List<Condition> found = new ArrayList<>();
    if (facts.held() > 0) {
      found.add(
          condition(
              facts,
              AlertKind.HELD,
              now,
              facts.held()
                  + (facts.held() == 1 ? " change waits" : " changes wait")
                  + " for approval. Approve or reject under Approvals."));
    }
    facts.instance().quarantine().ifPresent(q -> found.add(quarantined(facts, q)));
    facts.keys().forEach(key -> expiring(facts, key, now).ifPresent(found::add));
    if (facts.instance().status() == IntegrationStatus.ACTIVE) {
      backlog(facts, now).ifPresent(found::add);
      silent(facts, now).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Condition quarantined(Facts facts, Quarantine quarantine) {
    return condition(facts, AlertKind.QUARANTINED, quarantine.since(), quarantine.detail());
  }

  private static Optional<Condition> expiring(Facts facts, ScimToken key, Instant now) {
    return key.expiresAt()
        .filter(end -> level(end, now) > 0)
        .map(
            end ->
                new Condition(
                    AlertKind.KEY_EXPIRING,
                    facts.instance().tenant(),
                    facts.instance().id(),
                    facts.instance().displayName(),
                    key.id().toString(),
                    level(end, now),
                    now,
                    "Key \""
                        + key.label()
                        + (end.isAfter(now) ? "\" expires at " : "\" expired at ")
                        + end
                        + ". Create a new key, put it into the SCIM client, then revoke this one."));
  }

  private static int level(Instant end, Instant now) {
    return (int) BEFORE_EXPIRY.stream().filter(before -> !now.isBefore(end.minus(before))).count();
  }

  private Optional<Condition> backlog(Facts facts, Instant now) {
    return facts
        .oldestPending()
        .filter(asked -> asked.plus(backlogAge).isBefore(now))
        .map(
            asked ->
                condition(
                    facts,
                    AlertKind.BACKLOG,
                    now,
                    "A change asked for at "
                        + asked
                        + " still waits for Jamf Pro. Check the connection and the activity."));
  }

  private Optional<Condition> silent(Facts facts, Instant now) {
    return facts.keys().stream()
        .flatMap(key -> key.lastUsedAt().stream())
        .max(Comparator.naturalOrder())
        .filter(last -> !silence.isZero() && last.plus(silence).isBefore(now))
        .map(
            last ->
                condition(
                    facts,
                    AlertKind.SILENT,
                    now,
                    "The last request came at "
                        + last
                        + ". Check that provisioning is still switched on in the SCIM client."));
  }

  private static Condition condition(Facts facts, AlertKind kind, Instant since, String sentence) {
    return new Condition(
        kind,
        facts.instance().tenant(),
        facts.instance().id(),
        facts.instance().displayName(),
        "",
        1,
        since,
        sentence);
  }
}
