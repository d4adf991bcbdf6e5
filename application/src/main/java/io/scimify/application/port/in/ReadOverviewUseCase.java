package io.scimify.application.port.in;

import io.scimify.domain.alert.Condition;
import io.scimify.domain.audit.Tally;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How everything stands that an administrator may see, whatever the number of instances. */
public interface ReadOverviewUseCase {
  /**
   * How one instance stands.
   *
   * @param waiting live operations by state
   * @param lastRequest when its SCIM client was last heard
   * @param conditions what alerts would tell of it
   * @param days what was done on each day, the oldest first, today last
   */
  record Standing(
      IntegrationInstance instance,
      Map<OperationState, Integer> waiting,
      Optional<Instant> lastRequest,
      List<Condition> conditions,
      List<Tally> days) {
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
