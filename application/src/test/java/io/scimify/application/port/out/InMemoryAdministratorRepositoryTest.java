package io.scimify.application.port.out;

final class InMemoryAdministratorRepositoryTest extends AdministratorRepositoryContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
