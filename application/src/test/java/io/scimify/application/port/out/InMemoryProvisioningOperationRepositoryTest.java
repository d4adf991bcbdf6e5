package io.scimify.application.port.out;

final class InMemoryProvisioningOperationRepositoryTest
    extends ProvisioningOperationRepositoryContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
