package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.tenant.Tenant;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts have in common: two instances of one tenant, one of another. */
abstract class StorageContract {
  Storage storage;
  IntegrationInstance instance;
  IntegrationInstance sibling;
  IntegrationInstance stranger;

  /** May be shared by all tests: each makes its own tenants and instances. */
  protected abstract Storage storage();

  @BeforeEach
  void prepare() {
    storage = storage();
    Tenant tenant = Examples.tenant();
    Tenant other = Examples.tenant();
    storage.integrations().insertTenant(tenant);
    storage.integrations().insertTenant(other);
    instance = inserted(tenant);
    sibling = inserted(tenant);
    stranger = inserted(other);
  }

  private IntegrationInstance inserted(Tenant tenant) {
    IntegrationInstance draft = Examples.draft(tenant.id());
    storage.integrations().insert(draft);
    return draft;
  }
}
