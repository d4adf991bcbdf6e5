package io.scimify.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.SharedPins;
import io.scimify.application.port.out.SharedPins.SharedPin;
import io.scimify.application.port.out.SharedPinsContract;
import io.scimify.domain.integration.IntegrationInstanceId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class JpaSharedPinsTest {
  @Nested
  class OnH2 extends SharedPinsContract {
    @Override
    protected SharedPins pins() {
      return TestDatabase.sharedH2().database().sharedPins();
    }
  }

  @Nested
  class OnPostgres extends SharedPinsContract {
    @Override
    protected SharedPins pins() {
      return TestDatabase.sharedPostgres().database().sharedPins();
    }
  }

  @Test
  void goWithTheInstanceTheyBelongTo() {
    Database database = TestDatabase.sharedH2().database();
    IntegrationInstanceId removed = new IntegrationInstanceId("removed-with-its-pin");
    database.sharedPins().offer(removed, new SharedPin(Map.of("APBALANCEID", "a"), Instant.EPOCH));
    database.integrations().delete(removed);
    assertThat(database.sharedPins().all()).doesNotContainKey(removed);
  }
}
