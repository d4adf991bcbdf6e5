package io.scimify.adapter.persistence;

import io.scimify.application.port.out.ProvisionedGroupRepositoryContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaProvisionedGroupRepositoryTest {
  @Nested
  class OnH2 extends ProvisionedGroupRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends ProvisionedGroupRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
