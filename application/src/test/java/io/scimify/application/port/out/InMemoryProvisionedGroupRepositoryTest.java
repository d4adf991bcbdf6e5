package io.scimify.application.port.out;

final class InMemoryProvisionedGroupRepositoryTest extends ProvisionedGroupRepositoryContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
