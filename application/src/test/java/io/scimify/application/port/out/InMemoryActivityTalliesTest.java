package io.scimify.application.port.out;

final class InMemoryActivityTalliesTest extends ActivityTalliesContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
