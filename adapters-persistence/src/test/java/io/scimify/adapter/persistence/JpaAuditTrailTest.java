package io.scimify.adapter.persistence;

import io.scimify.application.port.out.AuditTrailContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaAuditTrailTest {
  @Nested
  class OnH2 extends AuditTrailContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends AuditTrailContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
