package io.scimify.adapter.persistence.integration;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.secret.SecretCipher;
import io.scimify.adapter.persistence.transaction.IdentityGate;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.UniqueViolation;
import io.scimify.application.port.out.IntegrationInstanceRepository;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tenants, instances and keys by JPA. */
public final class JpaIntegrationInstanceRepository implements IntegrationInstanceRepository {
  /** What goes with an instance; the audit stays. */
  private static final List<String> BELONGINGS =
      List.of(
          "scim_token",
          "drift_item",
          "drift_report",
          "group_member",
          "jamf_pin",
          "provisioned_group",
          "provisioned_user",
          "provisioning_operation",
          "subject_lease");

  private final JpaTransactions transactions;
  private final IntegrationInstanceMapper mapper;

  public JpaIntegrationInstanceRepository(JpaTransactions transactions, SecretCipher cipher) {
    this.transactions = transactions;
    this.mapper = new IntegrationInstanceMapper(cipher);
  }

  @Override
  public Optional<Tenant> findTenant(TenantId id) {
    return transactions.read(
        entities ->
            Optional.ofNullable(entities.find(TenantEntity.class, id.value()))
                .map(JpaIntegrationInstanceRepository::tenant));
  }

  @Override
  public List<Tenant> tenants() {
    return transactions.read(
        entities ->
            entities
                .createQuery("select t from Tenant t order by t.id", TenantEntity.class)
                .getResultList()
                .stream()
                .map(JpaIntegrationInstanceRepository::tenant)
                .toList());
  }

  private static Tenant tenant(TenantEntity row) {
    return new Tenant(new TenantId(row.id), row.name, Nanos.toInstant(row.createdAt));
  }

  @Override
  public void insertTenant(Tenant tenant) {
    TenantEntity row = new TenantEntity();
    row.id = tenant.id().value();
    row.name = tenant.name();
    row.createdAt = Nanos.of(tenant.createdAt());
    persist(row, "Tenant \"" + tenant.id() + "\" exists already");
  }

  @Override
  public void updateTenant(Tenant tenant) {
    transactions.write(
        entities -> {
          TenantEntity row = entities.find(TenantEntity.class, tenant.id().value());
          required(row, "tenant " + tenant.id()).name = tenant.name();
          entities.flush();
          return true;
        });
  }

  @Override
  public void deleteTenant(TenantId id) {
    transactions.write(
        entities -> deleteRows(entities, "DELETE FROM tenant WHERE id = ?1", id.value()));
  }

  @Override
  public Optional<IntegrationInstance> find(IntegrationInstanceId id) {
    return transactions.read(
        entities ->
            Optional.ofNullable(entities.find(IntegrationInstanceEntity.class, id.value()))
                .map(mapper::toDomain));
  }

  @Override
  public Optional<IntegrationInstance> find(TenantId tenant, IntegrationInstanceId id) {
    return find(id).filter(instance -> instance.tenant().equals(tenant));
  }

  @Override
  public List<IntegrationInstance> ofTenant(TenantId tenant) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select i from IntegrationInstance i where i.tenantId = :tenant"
                        + " order by i.createdAt, i.id",
                    IntegrationInstanceEntity.class)
                .setParameter("tenant", tenant.value())
                .getResultList()
                .stream()
                .map(mapper::toDomain)
                .toList());
  }

  @Override
  public List<IntegrationInstance> all() {
    return transactions.read(entities -> allRows(entities).stream().map(mapper::toDomain).toList());
  }

  private static List<IntegrationInstanceEntity> allRows(EntityManager entities) {
    return entities
        .createQuery(
            "select i from IntegrationInstance i order by i.createdAt, i.id",
            IntegrationInstanceEntity.class)
        .getResultList();
  }

  @Override
  public List<IntegrationInstance> removing() {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select i from IntegrationInstance i where i.status = :status order by i.id",
                    IntegrationInstanceEntity.class)
                .setParameter("status", IntegrationStatus.REMOVING)
                .getResultList()
                .stream()
                .map(mapper::toDomain)
                .toList());
  }

  @Override
  public void insert(IntegrationInstance instance) {
    transactions.run(
        () -> {
          persist(
              mapper.toEntity(instance),
              "Integration instance " + instance.id() + " exists already");
          transactions.write(
              entities -> {
                IdentityGate.create(entities, instance.id());
                return true;
              });
        });
  }

  @Override
  public void update(IntegrationInstance instance) {
    transactions.write(
        entities -> {
          IntegrationInstanceEntity row =
              entities.find(IntegrationInstanceEntity.class, instance.id().value());
          mapper.update(instance, required(row, "integration instance " + instance.id()));
          entities.flush();
          return true;
        });
  }

  @Override
  public void delete(IntegrationInstanceId id) {
    transactions.write(
        entities -> {
          for (String table : BELONGINGS) {
            String sql = "DELETE FROM " + table + " WHERE integration_id = ?1";
            deleteRows(entities, sql, id.value());
          }
          IdentityGate.delete(entities, id);
          entities.clear(); // what was read of the instance before must not be written back
          return deleteRows(entities, "DELETE FROM integration_instance WHERE id = ?1", id.value());
        });
  }

  private static int deleteRows(EntityManager entities, String sql, String id) {
    return entities.createNativeQuery(sql).setParameter(1, id).executeUpdate();
  }

  @Override
  public List<ScimToken> tokens(IntegrationInstanceId integration) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select t from ScimToken t where t.integrationId = :integration"
                        + " order by t.createdAt, t.id",
                    ScimTokenEntity.class)
                .setParameter("integration", integration.value())
                .getResultList()
                .stream()
                .map(JpaIntegrationInstanceRepository::token)
                .toList());
  }

  /** The keys of a tenant's instances, or of all; oldest first. */
  public List<ScimToken> allTokens(Optional<TenantId> tenant) {
    String reach =
        tenant.isPresent()
            ? " where t.integrationId in"
                + " (select i.id from IntegrationInstance i where i.tenantId = :tenant)"
            : "";
    return transactions.read(
        entities -> {
          TypedQuery<ScimTokenEntity> query =
              entities.createQuery(
                  "select t from ScimToken t" + reach + " order by t.createdAt, t.id",
                  ScimTokenEntity.class);
          tenant.ifPresent(id -> query.setParameter("tenant", id.value()));
          return query.getResultList().stream()
              .map(JpaIntegrationInstanceRepository::token)
              .toList();
        });
  }

  private static ScimToken token(ScimTokenEntity row) {
    return new ScimToken(
        new ScimTokenId(UUID.fromString(row.id)),
        new IntegrationInstanceId(row.integrationId),
        row.label,
        new TokenHash(row.tokenHash),
        Nanos.toInstant(row.createdAt),
        Nanos.toOptional(row.expiresAt),
        Nanos.toOptional(row.lastUsedAt));
  }

  @Override
  public void insertToken(ScimToken token) {
    ScimTokenEntity row = new ScimTokenEntity();
    row.id = token.id().toString();
    row.integrationId = token.integration().value();
    row.label = token.label();
    row.tokenHash = token.hash().value();
    row.createdAt = Nanos.of(token.createdAt());
    row.expiresAt = Nanos.of(token.expiresAt());
    row.lastUsedAt = Nanos.of(token.lastUsedAt());
    persist(row, "Key " + token.id() + " exists already");
  }

  @Override
  public boolean deleteToken(IntegrationInstanceId integration, ScimTokenId token) {
    return transactions.write(
        entities ->
            entities
                    .createQuery(
                        "delete from ScimToken t where t.integrationId = :integration and t.id = :id")
                    .setParameter("integration", integration.value())
                    .setParameter("id", token.toString())
                    .executeUpdate()
                > 0);
  }

  @Override
  public void recordTokenUse(IntegrationInstanceId integration, ScimTokenId token, Instant at) {
    transactions.write(
        entities ->
            entities
                .createQuery(
                    "update ScimToken t set t.lastUsedAt = :at"
                        + " where t.integrationId = :integration and t.id = :id")
                .setParameter("at", Nanos.of(at))
                .setParameter("integration", integration.value())
                .setParameter("id", token.toString())
                .executeUpdate());
  }

  /** Seals every secret with the newest key, after a rotation; how many were not. */
  public int reencryptSecrets() {
    return transactions.write(
        entities -> {
          int count = (int) allRows(entities).stream().filter(mapper::reencrypt).count();
          entities.flush();
          return count;
        });
  }

  private void persist(Object row, String taken) {
    transactions.write(
        entities -> {
          entities.persist(row);
          UniqueViolation.flush(entities, () -> new NameTakenException(taken));
          return true;
        });
  }

  private static <T> T required(@Nullable T row, String what) {
    if (row == null) {
      throw new IllegalStateException("There is no " + what);
    }
    return row;
  }
}
