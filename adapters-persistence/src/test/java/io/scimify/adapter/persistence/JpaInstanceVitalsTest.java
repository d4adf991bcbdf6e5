package io.scimify.adapter.persistence;

import io.scimify.application.port.out.InstanceVitalsContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaInstanceVitalsTest {
  @Nested
  class OnH2 extends InstanceVitalsContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends InstanceVitalsContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
