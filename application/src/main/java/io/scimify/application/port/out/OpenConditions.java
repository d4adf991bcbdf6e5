package io.scimify.application.port.out;

import io.scimify.domain.alert.Condition;
import io.scimify.domain.integration.IntegrationInstanceId;
import java.util.List;

/** Which conditions a channel has told and are not over yet. They go with their instance. */
public interface OpenConditions {
  List<Condition> of(IntegrationInstanceId integration, String channel);

  /** Remembers, in place of one with the same key. */
  void put(String channel, Condition condition);

  void remove(IntegrationInstanceId integration, String channel, String key);
}
