package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.user.ProvisionedUser;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Transactions} does. */
public abstract class TransactionsContract extends StorageContract {
  private final ProvisionedUser ada = Examples.user("ada@example.com");

  @Test
  void workIsKept_whenItEnds() {
    storage.transactions().run(() -> storage.users().insert(instance.id(), ada));

    assertThat(storage.users().find(instance.id(), ada.id())).contains(ada);
  }

  @Test
  void nothingIsKept_whenItFails() {
    assertThatThrownBy(() -> storage.transactions().run(this::insertThenFail))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");

    assertThat(storage.users().find(instance.id(), ada.id())).isEmpty();
  }

  @Test
  void aNestedCallJoins() {
    assertThatThrownBy(
            () ->
                storage
                    .transactions()
                    .run(
                        () -> {
                          storage
                              .transactions()
                              .run(() -> storage.users().insert(instance.id(), ada));
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");

    assertThat(storage.users().find(instance.id(), ada.id())).isEmpty();
  }

  @Test
  void whatWasWrittenIsSeenWithin() {
    boolean seen =
        storage
            .transactions()
            .inTransaction(
                () -> {
                  storage.users().insert(instance.id(), ada);
                  return storage
                      .users()
                      .findByName(instance.id(), ada.profile().userName())
                      .isPresent();
                });

    assertThat(seen).isTrue();
  }

  @Test
  void aLeaseOutlivesTheTransactionThatFails() {
    assertThatThrownBy(
            () ->
                storage
                    .transactions()
                    .run(
                        () -> {
                          storage
                              .operations()
                              .tryLease(
                                  instance.id(),
                                  "k",
                                  "node-a",
                                  Examples.NOW,
                                  Examples.NOW.plusSeconds(60));
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");

    assertThat(storage.operations().holdsLease(instance.id(), "k", "node-a")).isTrue();
  }

  private void insertThenFail() {
    storage.users().insert(instance.id(), ada);
    throw new IllegalStateException("no");
  }
}
