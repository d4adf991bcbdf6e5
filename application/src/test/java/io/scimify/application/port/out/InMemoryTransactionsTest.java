package io.scimify.application.port.out;

final class InMemoryTransactionsTest extends TransactionsContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
