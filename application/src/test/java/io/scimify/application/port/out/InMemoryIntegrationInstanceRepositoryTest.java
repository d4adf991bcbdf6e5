package io.scimify.application.port.out;

final class InMemoryIntegrationInstanceRepositoryTest
    extends IntegrationInstanceRepositoryContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
