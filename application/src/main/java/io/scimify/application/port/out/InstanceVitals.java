package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tells how instances are, of all of them at once: one query each, however many there are. */
public interface InstanceVitals {
  /** The live operations of one instance in one state. */
  record Waiting(int count, Instant oldest) {}

  /** Instances without live operations are left out. An empty tenant stands for all. */
  Map<IntegrationInstanceId, Map<OperationState, Waiting>> waiting(Optional<TenantId> tenant);

  /** Instances without keys are left out. An empty tenant stands for all. */
  Map<IntegrationInstanceId, List<ScimToken>> keys(Optional<TenantId> tenant);
}
