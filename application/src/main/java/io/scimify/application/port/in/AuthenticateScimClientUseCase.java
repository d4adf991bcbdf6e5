package io.scimify.application.port.in;

import io.scimify.domain.operation.CorrelationId;
import java.util.Optional;

/** Tells whether a key opens an integration instance. */
public interface AuthenticateScimClientUseCase {
  /**
   * Empty when the instance is unknown, or the key is wrong or expired; nobody can tell which. The
   * instance's state (draft, paused) is reported by the use case that is called next.
   */
  Optional<ScimCaller> authenticate(String instanceId, String key, CorrelationId correlation);
}
