package io.scimify.application.port.out;

final class InMemoryOpenConditionsTest extends OpenConditionsContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
