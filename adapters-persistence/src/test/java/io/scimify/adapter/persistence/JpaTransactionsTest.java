package io.scimify.adapter.persistence;

import io.scimify.application.port.out.Storage;
import io.scimify.application.port.out.TransactionsContract;
import org.junit.jupiter.api.Nested;

final class JpaTransactionsTest {
  @Nested
  class OnH2 extends TransactionsContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends TransactionsContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
