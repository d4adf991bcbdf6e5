package io.scimify.application.port.out;

import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tenants, instances and keys in memory, for tests. */
public final class InMemoryIntegrationInstanceRepository implements IntegrationInstanceRepository {
  private static final Comparator<IntegrationInstance> BY_AGE =
      Comparator.comparing(IntegrationInstance::createdAt)
          .thenComparing(instance -> instance.id().value());

  private final InMemoryTable<TenantId, Tenant> tenants;
  private final InMemoryTable<IntegrationInstanceId, IntegrationInstance> instances;
  private final InMemoryTable<ScimTokenId, ScimToken> tokens;
  private final List<Consumer<IntegrationInstanceId>> whenDeleted = new CopyOnWriteArrayList<>();

  public InMemoryIntegrationInstanceRepository(InMemoryTransactions transactions) {
    this.tenants = new InMemoryTable<>(transactions);
    this.instances = new InMemoryTable<>(transactions);
    this.tokens = new InMemoryTable<>(transactions);
  }

  /** What else has to go with an instance, for example another repository's {@code deleteAll}. */
  public InMemoryIntegrationInstanceRepository whenDeleted(Consumer<IntegrationInstanceId> also) {
    whenDeleted.add(also);
    return this;
  }

  @Override
  public Optional<Tenant> findTenant(TenantId id) {
    return tenants.get(id);
  }

  @Override
  public List<Tenant> tenants() {
    return tenants.where(t -> true).stream()
        .sorted(Comparator.comparing(tenant -> tenant.id().value()))
        .toList();
  }

  @Override
  public synchronized void insertTenant(Tenant tenant) {
    if (tenants.get(tenant.id()).isPresent()) {
      throw new NameTakenException("Tenant \"" + tenant.id() + "\" exists already");
    }
    tenants.put(tenant.id(), tenant);
  }

  @Override
  public void updateTenant(Tenant tenant) {
    requirePresent(tenants.get(tenant.id()), "tenant " + tenant.id());
    tenants.put(tenant.id(), tenant);
  }

  @Override
  public void deleteTenant(TenantId id) {
    tenants.remove(id);
  }

  @Override
  public Optional<IntegrationInstance> find(IntegrationInstanceId id) {
    return instances.get(id);
  }

  @Override
  public Optional<IntegrationInstance> find(TenantId tenant, IntegrationInstanceId id) {
    return find(id).filter(instance -> instance.tenant().equals(tenant));
  }

  @Override
  public List<IntegrationInstance> ofTenant(TenantId tenant) {
    return instances.where(i -> i.tenant().equals(tenant)).stream().sorted(BY_AGE).toList();
  }

  @Override
  public List<IntegrationInstance> all() {
    return instances.where(i -> true).stream().sorted(BY_AGE).toList();
  }

  @Override
  public List<IntegrationInstance> removing() {
    return all().stream().filter(i -> i.status() == IntegrationStatus.REMOVING).toList();
  }

  @Override
  public synchronized void insert(IntegrationInstance instance) {
    if (instances.get(instance.id()).isPresent()) {
      throw new NameTakenException("Integration instance " + instance.id() + " exists already");
    }
    instances.put(instance.id(), instance);
  }

  @Override
  public void update(IntegrationInstance instance) {
    requirePresent(instances.get(instance.id()), "integration instance " + instance.id());
    instances.put(instance.id(), instance);
  }

  private static void requirePresent(Optional<?> row, String what) {
    if (row.isEmpty()) {
      throw new IllegalStateException("There is no " + what);
    }
  }

  @Override
  public void delete(IntegrationInstanceId id) {
    instances.remove(id);
    tokens.removeIf(token -> token.integration().equals(id));
    whenDeleted.forEach(also -> also.accept(id));
  }

  @Override
  public List<ScimToken> tokens(IntegrationInstanceId integration) {
    return tokens.where(t -> t.integration().equals(integration)).stream()
        .sorted(
            Comparator.comparing(ScimToken::createdAt)
                .thenComparing(token -> token.id().toString()))
        .toList();
  }

  @Override
  public void insertToken(ScimToken token) {
    tokens.put(token.id(), token);
  }

  @Override
  public boolean deleteToken(IntegrationInstanceId integration, ScimTokenId token) {
    return tokens.removeIf(t -> t.integration().equals(integration) && t.id().equals(token));
  }

  @Override
  public void recordTokenUse(IntegrationInstanceId integration, ScimTokenId id, Instant at) {
    tokens
        .get(id)
        .filter(token -> token.integration().equals(integration))
        .ifPresent(token -> tokens.put(id, used(token, at)));
  }

  private static ScimToken used(ScimToken token, Instant at) {
    return new ScimToken(
        token.id(),
        token.integration(),
        token.label(),
        token.hash(),
        token.createdAt(),
        token.expiresAt(),
        Optional.of(at));
  }
}
