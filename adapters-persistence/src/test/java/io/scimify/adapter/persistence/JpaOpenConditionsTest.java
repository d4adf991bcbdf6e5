package io.scimify.adapter.persistence;

import io.scimify.application.port.out.OpenConditionsContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaOpenConditionsTest {
  @Nested
  class OnH2 extends OpenConditionsContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends OpenConditionsContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
