package io.scimify.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.application.port.out.AuditTrailContract;
import io.scimify.application.port.out.Storage;
import io.scimify.application.port.out.StorageUnavailableException;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class JpaAuditTrailTest {
  @Nested
  class OnH2 extends AuditTrailContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedH2();
    }
  }

  @Nested
  class OnPostgres extends AuditTrailContract {
    @Override
    protected Storage storage() {
      return TestDatabase.sharedPostgres();
    }
  }

  @Test
  void anAuditThatTakesNothing_undoesWhatItWasToTell() {
    TestDatabase database = TestDatabase.on(TestDatabases.emptyPostgres(), TestDatabase.KEY);
    TestDatabases.execute(
        database.dataSource(),
        "CREATE FUNCTION refuse() RETURNS trigger AS"
            + " $$BEGIN RAISE EXCEPTION 'read-only' USING ERRCODE = '25006'; END$$ LANGUAGE plpgsql;"
            + " CREATE TRIGGER read_only BEFORE INSERT ON audit_event EXECUTE FUNCTION refuse()");
    Tenant tenant = new Tenant(new TenantId("acme"), "Acme", Instant.EPOCH);

    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .run(
                        () -> {
                          database.integrations().insertTenant(tenant);
                          database.audit().append(event());
                        }))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("cannot write its audit");
    assertThat(database.integrations().findTenant(tenant.id())).isEmpty();
  }

  private static AuditEvent event() {
    return new AuditEvent(
        new AuditEventId(UUID.randomUUID()),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Actor.SYSTEM,
        "tenant.create",
        Optional.empty(),
        "",
        AuditOutcome.SUCCEEDED,
        "A tenant was created.",
        List.of(),
        List.of(),
        new CorrelationId("c-1"));
  }
}
