package io.scimify.adapter.persistence;

import io.scimify.application.port.out.SharedPins;
import io.scimify.application.port.out.SharedPinsContract;
import org.junit.jupiter.api.Nested;

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
}
