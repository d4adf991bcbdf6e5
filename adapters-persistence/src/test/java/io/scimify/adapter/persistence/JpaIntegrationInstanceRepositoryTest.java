package io.scimify.adapter.persistence;

import io.scimify.application.port.out.IntegrationInstanceRepositoryContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaIntegrationInstanceRepositoryTest {
  @Nested
  class OnH2 extends IntegrationInstanceRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends IntegrationInstanceRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
