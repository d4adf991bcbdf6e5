package io.scimify.application.port.out;

final class InMemoryDriftReportRepositoryTest extends DriftReportRepositoryContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
