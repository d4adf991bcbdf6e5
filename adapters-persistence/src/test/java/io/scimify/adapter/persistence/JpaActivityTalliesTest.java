package io.scimify.adapter.persistence;

import io.scimify.application.port.out.ActivityTalliesContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaActivityTalliesTest {
  @Nested
  class OnH2 extends ActivityTalliesContract {
    @Override
    protected Storage storage() {
      return TestDatabase.on(TestDatabases.emptyH2(), TestDatabase.KEY);
    }
  }

  @Nested
  class OnPostgres extends ActivityTalliesContract {
    @Override
    protected Storage storage() {
      return TestDatabase.on(TestDatabases.emptyPostgres(), TestDatabase.KEY);
    }
  }
}
