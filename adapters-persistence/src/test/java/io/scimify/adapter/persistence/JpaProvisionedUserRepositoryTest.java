package io.scimify.adapter.persistence;

import io.scimify.application.port.out.ProvisionedUserRepositoryContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaProvisionedUserRepositoryTest {
  @Nested
  class OnH2 extends ProvisionedUserRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends ProvisionedUserRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
