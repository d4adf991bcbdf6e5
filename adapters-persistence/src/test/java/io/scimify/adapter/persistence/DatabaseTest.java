package io.scimify.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.adapter.persistence.secret.UnknownEncryptionKeyException;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.PasswordHash;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.SecretText;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationTarget;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What only a database does: secrets at rest, locks of other nodes, indexes. */
final class DatabaseTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final String OTHER_KEY = "f".repeat(64);
  private static final String SECRET = "jamf-client-secret-value";

  abstract static class Contract {
    final DataSource source = empty();
    final TestDatabase database = TestDatabase.on(source, TestDatabase.KEY);
    final IntegrationInstance instance = inserted();

    abstract DataSource empty();

    private IntegrationInstance inserted() {
      Tenant tenant = new Tenant(new TenantId("acme"), "Acme", NOW);
      database.integrations().insertTenant(tenant);
      IntegrationInstance draft =
          IntegrationInstance.draft(
              new IntegrationInstanceId("acme-okta-1"),
              tenant.id(),
              Optional.empty(),
              new JamfConnection(
                  URI.create("https://acme.jamfcloud.com"), "okta", new SecretText(SECRET)),
              Optional.empty(),
              NOW);
      database.integrations().insert(draft);
      return draft;
    }

    @Test
    void theJamfSecretIsNowhereInTheClear() {
      database.integrations().update(instance.activate(NOW));

      List<String> rows = TestDatabases.rows(source, "SELECT * FROM integration_instance");

      assertThat(rows).hasSize(1);
      assertThat(rows.get(0)).contains("okta").doesNotContain(SECRET);
    }

    @Test
    void keysAndPasswordsAreStoredAsHashes() {
      TokenHash hash = new TokenHash("ab".repeat(32));
      database
          .integrations()
          .insertToken(
              new ScimToken(
                  new ScimTokenId(UUID.randomUUID()),
                  instance.id(),
                  "okta",
                  hash,
                  NOW,
                  Optional.empty(),
                  Optional.empty()));
      database
          .administrators()
          .insert(
              Administrator.local(
                  "ada", Role.OWNER, Optional.empty(), new PasswordHash("pbkdf2:x"), NOW));

      assertThat(TestDatabases.rows(source, "SELECT token_hash FROM scim_token"))
          .containsExactly(hash.value());
      assertThat(TestDatabases.rows(source, "SELECT password_hash FROM administrator"))
          .containsExactly("pbkdf2:x");
    }

    @Test
    void secretsMoveToANewKey() {
      TestDatabase rotated = TestDatabase.on(source, OTHER_KEY + "," + TestDatabase.KEY);

      assertThat(rotated.database().reencryptSecrets()).isEqualTo(1);
      assertThat(rotated.database().reencryptSecrets()).isZero();

      TestDatabase retired = TestDatabase.on(source, OTHER_KEY);
      assertThat(retired.integrations().find(instance.id())).contains(instance);
    }

    @Test
    void aLostKeyIsNamed_andANewSecretHeals() {
      TestDatabase lost = TestDatabase.on(source, OTHER_KEY);

      assertThatThrownBy(() -> lost.integrations().find(instance.id()))
          .isInstanceOf(UnknownEncryptionKeyException.class)
          .hasMessageContaining("scimify.encryption.key");

      lost.integrations().update(instance);
      assertThat(lost.integrations().find(instance.id())).contains(instance);
    }

    @Test
    void everythingIsThereAfterARestart() {
      TestDatabase restarted = TestDatabase.on(source, TestDatabase.KEY);

      assertThat(restarted.integrations().all()).containsExactly(instance);
    }

    @Test
    void anImportOfTensOfThousandsIsQuick() {
      List<JamfUser> users =
          LongStream.rangeClosed(1, 20_000).mapToObj(Contract::jamfUser).toList();

      long start = System.nanoTime();
      database.users().identify(instance.id(), users);
      long millis = (System.nanoTime() - start) / 1_000_000;

      assertThat(database.users().identify(instance.id(), users)).hasSize(20_000);
      // An order of magnitude above what was measured, so that only a change of kind fails.
      assertThat(millis).isLessThan(30_000);
    }

    private static JamfUser jamfUser(long id) {
      String name = "user-" + id + "@example.com";
      return new JamfUser(new JamfUserId(id), new JamfUserFields(name, "", name, "", ""));
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    DataSource empty() {
      return TestDatabases.emptyH2();
    }
  }

  @Nested
  class OnPostgres extends Contract {
    @Override
    DataSource empty() {
      return TestDatabases.emptyPostgres();
    }

    @Test
    void dueOperationsThatAnotherNodeIsTaking_areSkipped() {
      database.integrations().update(instance.activate(NOW));
      ProvisioningOperation first = insertedOperation(1);
      ProvisioningOperation second = insertedOperation(2);

      List<OperationId> seenByOther =
          database
              .transactions()
              .inTransaction(
                  () -> {
                    assertThat(ids(due(1))).containsExactly(first.id());
                    return CompletableFuture.supplyAsync(() -> ids(due(10))).join();
                  });

      assertThat(seenByOther).containsExactly(second.id());
      assertThat(ids(due(10))).containsExactly(first.id(), second.id());
    }

    private List<ProvisioningOperation> due(int limit) {
      return database
          .transactions()
          .inTransaction(() -> database.operations().due(NOW.plusSeconds(9), Set.of(), limit));
    }

    private static List<OperationId> ids(List<ProvisioningOperation> operations) {
      return operations.stream().map(ProvisioningOperation::id).toList();
    }

    private ProvisioningOperation insertedOperation(int second) {
      ProvisioningOperation operation =
          ProvisioningOperation.intend(
              new OperationId(UUID.randomUUID()),
              instance.id(),
              new Subject(Subject.Kind.USER, UUID.randomUUID()),
              OperationType.UPDATE_USER,
              new OperationTarget.User(UserProfile.named(new UserName("ada")), true),
              NOW.plusSeconds(second),
              new CorrelationId("c"));
      database.operations().insert(operation);
      return operation;
    }
  }
}
