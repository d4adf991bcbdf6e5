package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.alert.AlertKind;
import io.scimify.domain.alert.Condition;
import io.scimify.domain.integration.IntegrationInstance;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link OpenConditions} does. */
public abstract class OpenConditionsContract extends StorageContract {
  private static final String MAIL = "email";

  private OpenConditions open() {
    return storage.openConditions();
  }

  private static Condition condition(IntegrationInstance of, String about, int level) {
    return new Condition(
        AlertKind.KEY_EXPIRING,
        of.tenant(),
        of.id(),
        of.displayName(),
        about,
        level,
        Examples.NOW.plusNanos(level),
        "Key \"ökta\" expires. Create a new one.");
  }

  @Test
  void givesBackWhatWasPut_perInstanceAndChannel() {
    Condition key = condition(instance, "key-1", 1);
    Condition other = condition(instance, "key-2", 1);
    open().put(MAIL, key);
    open().put(MAIL, other);
    open().put("webhook", key);
    open().put(MAIL, condition(sibling, "key-3", 1));

    assertThat(open().of(instance.id(), MAIL)).containsExactlyInAnyOrder(key, other);
    assertThat(open().of(instance.id(), "webhook")).containsExactly(key);
    assertThat(open().of(stranger.id(), MAIL)).isEmpty();
  }

  @Test
  void theSameConditionIsReplaced() {
    open().put(MAIL, condition(instance, "key-1", 1));
    Condition worse = condition(instance, "key-1", 2);
    open().put(MAIL, worse);

    assertThat(open().of(instance.id(), MAIL)).containsExactly(worse);
  }

  @Test
  void removesOneOfOneChannel() {
    Condition key = condition(instance, "key-1", 1);
    open().put(MAIL, key);
    open().put("webhook", key);

    open().remove(instance.id(), MAIL, key.key());

    assertThat(open().of(instance.id(), MAIL)).isEmpty();
    assertThat(open().of(instance.id(), "webhook")).containsExactly(key);
  }

  @Test
  void goesWithItsInstance() {
    open().put(MAIL, condition(instance, "key-1", 1));

    storage.integrations().delete(instance.id());

    assertThat(open().of(instance.id(), MAIL)).isEmpty();
  }
}
