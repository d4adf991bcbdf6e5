package io.scimify.domain.reconciliation;

import io.scimify.domain.integration.IntegrationInstanceId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One comparison of an integration instance with its Jamf. Begun as {@link State#RUNNING}, it ends
 * {@link State#DONE} or {@link State#FAILED}; a run that has not been heard of for a while died
 * with its node. Immutable.
 *
 * @param requestedBy an administrator's user name, or "" for the schedule
 * @param updatedAt when the run was last heard of
 * @param usersInJamf how many users Jamf has, as far as that is known yet
 * @param unsettled what was left out because it is being changed right now
 * @param counts every difference found, also those beyond the number that is kept
 * @param failure why it failed, as a sentence, or ""
 */
public record DriftReport(
    DriftReportId id,
    IntegrationInstanceId integration,
    State state,
    String requestedBy,
    Instant startedAt,
    Instant updatedAt,
    int usersInJamf,
    int usersCompared,
    int groupsCompared,
    int unsettled,
    Map<DriftKind, Integer> counts,
    String failure) {

  /** Where a report stands. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  public DriftReport {
    Map<DriftKind, Integer> copy = new EnumMap<>(DriftKind.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  public static DriftReport begun(
      DriftReportId id, IntegrationInstanceId integration, String requestedBy, Instant now) {
    return new DriftReport(
        id, integration, State.RUNNING, requestedBy, now, now, 0, 0, 0, 0, Map.of(), "");
  }

  /** How far it has come. */
  public DriftReport progressed(
      Instant now, int inJamf, int users, int groups, int leftOut, Map<DriftKind, Integer> found) {
    return new DriftReport(
        id,
        integration,
        state,
        requestedBy,
        startedAt,
        now,
        inJamf,
        users,
        groups,
        leftOut,
        found,
        failure);
  }

  public DriftReport done(Instant now) {
    return ended(State.DONE, now, "");
  }

  public DriftReport failed(Instant now, String why) {
    return ended(State.FAILED, now, why);
  }

  private DriftReport ended(State end, Instant now, String why) {
    return new DriftReport(
        id,
        integration,
        end,
        requestedBy,
        startedAt,
        now,
        usersInJamf,
        usersCompared,
        groupsCompared,
        unsettled,
        counts,
        why);
  }

  public int count(DriftKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Differences that a repair could mend. */
  public int repairable() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().isRepairable())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
