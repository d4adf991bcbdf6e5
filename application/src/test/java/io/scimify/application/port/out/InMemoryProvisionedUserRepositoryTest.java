package io.scimify.application.port.out;

final class InMemoryProvisionedUserRepositoryTest extends ProvisionedUserRepositoryContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
