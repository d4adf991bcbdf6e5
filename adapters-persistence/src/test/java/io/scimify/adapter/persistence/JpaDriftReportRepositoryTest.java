package io.scimify.adapter.persistence;

import io.scimify.application.port.out.DriftReportRepositoryContract;
import io.scimify.application.port.out.Storage;
import org.junit.jupiter.api.Nested;

final class JpaDriftReportRepositoryTest {
  @Nested
  class OnH2 extends DriftReportRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends DriftReportRepositoryContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }
}
