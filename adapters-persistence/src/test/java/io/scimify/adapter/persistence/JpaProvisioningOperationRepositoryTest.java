package io.scimify.adapter.persistence;

import io.scimify.application.port.out.ProvisioningOperationRepositoryContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaProvisioningOperationRepositoryTest {
  @Nested
  class OnH2 extends ProvisioningOperationRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends ProvisioningOperationRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
