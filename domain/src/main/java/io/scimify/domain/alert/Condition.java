package io.scimify.domain.alert;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;

/**
 * Something that is so now and should not be.
 *
 * @param about tells conditions of one kind apart, for example a key's id; else ""
 * @param level grows as it gets worse; a higher one is told again
 * @param since when it was first noticed at this level
 * @param sentence what, which value, how to mend
 */
public record Condition(
    AlertKind kind,
    TenantId tenant,
    IntegrationInstanceId integration,
    String integrationName,
    String about,
    int level,
    Instant since,
    String sentence) {

  /** The same for as long as the condition lasts. */
  public String key() {
    return about.isEmpty() ? kind.name() : kind.name() + ':' + about;
  }

  public boolean isWorseThan(Condition other) {
    return level > other.level;
  }
}
