package io.scimify.application.port.out;

final class InMemoryAuditTrailTest extends AuditTrailContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
