package io.scimify.application.port.in;

import io.scimify.domain.alert.Condition;
import io.scimify.domain.audit.Tally;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.operation.OperationState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How everything stands that an administrator may see, whatever the number of instances. */
public interface ReadOverviewUseCase {
  /**
   * How one instance stands.
   *
   * @param waiting live operations by state
   * @param keys of its SCIM client, the oldest first
   * @param conditions what alerts would tell of it
   * @param days what was done on each day, the oldest first, today last
   */
  record Standing(
      IntegrationInstance instance,
      Map<OperationState, Integer> waiting,
      List<ScimToken> keys,
      List<Condition> conditions,
      List<Tally> days) {
    /** When its SCIM client was last heard. */
    public Optional<Instant> lastRequest() {
      return keys.stream().flatMap(key -> key.lastUsedAt().stream()).max(Comparator.naturalOrder());
    }

    public Tally today() {
      return days.get(days.size() - 1);
    }
  }

  /**
   * Every instance in the caller's reach.
   *
   * @param midnight when today began where the administrator is
   * @param days how many days to count, today included
   */
  AdminResult<List<Standing>> overview(AdminCaller caller, Instant midnight, int days);
}
