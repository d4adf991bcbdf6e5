package io.scimify.application.port.out;

final class InMemoryInstanceVitalsTest extends InstanceVitalsContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
