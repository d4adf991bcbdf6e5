package io.scimify.application.port.out;

import io.scimify.domain.alert.Condition;
import io.scimify.domain.integration.IntegrationInstanceId;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Open conditions in memory. */
public final class InMemoryOpenConditions implements OpenConditions {
  private final ConcurrentSkipListMap<String, Condition> rows = new ConcurrentSkipListMap<>();

  @Override
  public List<Condition> of(IntegrationInstanceId integration, String channel) {
    return List.copyOf(
        rows.subMap(key(integration, channel, ""), row(integration, channel)).values());
  }

  @Override
  public void put(String channel, Condition condition) {
    rows.put(key(condition.integration(), channel, condition.key()), condition);
  }

  @Override
  public void remove(IntegrationInstanceId integration, String channel, String key) {
    rows.remove(key(integration, channel, key));
  }

  void deleteAll(IntegrationInstanceId integration) {
    rows.values().removeIf(condition -> condition.integration().equals(integration));
  }

  private static String key(IntegrationInstanceId integration, String channel, String key) {
    return integration + "/" + channel + "/" + key;
  }

  private static String row(IntegrationInstanceId integration, String channel) {
    return key(integration, channel, String.valueOf(Character.MAX_VALUE));
  }
}
