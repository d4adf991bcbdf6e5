package io.scimify.adapter.persistence;

import io.scimify.application.port.out.AdministratorRepositoryContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaAdministratorRepositoryTest {
  @Nested
  class OnH2 extends AdministratorRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends AdministratorRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
