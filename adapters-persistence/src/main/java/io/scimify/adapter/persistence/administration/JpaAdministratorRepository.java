package io.scimify.adapter.persistence.administration;

import io.scimify.adapter.persistence.mapping.Nanos;
import io.scimify.adapter.persistence.transaction.JpaTransactions;
import io.scimify.adapter.persistence.transaction.UniqueViolation;
import io.scimify.application.port.out.AdministratorRepository;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.ExternalIdentity;
import io.scimify.domain.administration.PasswordHash;
import io.scimify.domain.administration.Role;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.UserName;
import java.util.List;
import java.util.Optional;

/** Administrators by JPA. */
public final class JpaAdministratorRepository implements AdministratorRepository {
  private final JpaTransactions transactions;

  public JpaAdministratorRepository(JpaTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Administrator> find(String userName) {
    return transactions.read(
        entities ->
            Optional.ofNullable(entities.find(AdministratorEntity.class, UserName.keyOf(userName)))
                .map(JpaAdministratorRepository::toDomain));
  }

  @Override
  public Optional<Administrator> find(ExternalIdentity identity) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select a from Administrator a"
                        + " where a.identitySubject = :subject and a.identityIssuer = :issuer",
                    AdministratorEntity.class)
                .setParameter("subject", identity.subject())
                .setParameter("issuer", identity.issuer())
                .getResultStream()
                .findFirst()
                .map(JpaAdministratorRepository::toDomain));
  }

  @Override
  public List<Administrator> all() {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "select a from Administrator a order by a.id", AdministratorEntity.class)
                .getResultList()
                .stream()
                .map(JpaAdministratorRepository::toDomain)
                .toList());
  }

  @Override
  public int count() {
    return transactions.read(
        entities ->
            entities
                .createQuery("select count(a) from Administrator a", Long.class)
                .getSingleResult()
                .intValue());
  }

  @Override
  public void insert(Administrator administrator) {
    AdministratorEntity row = new AdministratorEntity();
    row.id = UserName.keyOf(administrator.userName());
    fill(row, administrator);
    row.createdAt = Nanos.of(administrator.createdAt());
    String taken =
        "Administrator \"" + administrator.userName() + "\" or its identity exists already";
    transactions.write(
        entities -> {
          entities.persist(row);
          UniqueViolation.flush(entities, () -> new NameTakenException(taken));
          return true;
        });
  }

  @Override
  public void update(Administrator administrator) {
    transactions.write(
        entities -> {
          AdministratorEntity row =
              entities.find(AdministratorEntity.class, UserName.keyOf(administrator.userName()));
          if (row == null) {
            throw new IllegalStateException("No administrator " + administrator.userName());
          }
          fill(row, administrator);
          entities.flush();
          return true;
        });
  }

  @Override
  public void delete(String userName) {
    transactions.write(
        entities ->
            entities
                .createQuery("delete from Administrator a where a.id = :id")
                .setParameter("id", UserName.keyOf(userName))
                .executeUpdate());
  }

  private static void fill(AdministratorEntity row, Administrator administrator) {
    row.userName = administrator.userName();
    row.role = administrator.role().name();
    row.tenantId = administrator.tenant().map(TenantId::value).orElse(null);
    row.passwordHash = administrator.password().map(PasswordHash::value).orElse(null);
    row.identityIssuer = administrator.identity().map(ExternalIdentity::issuer).orElse(null);
    row.identitySubject = administrator.identity().map(ExternalIdentity::subject).orElse(null);
    row.suspended = administrator.suspended();
    row.failedSignIns = administrator.failedSignIns();
    row.lockedUntil = Nanos.of(administrator.lockedUntil());
    row.lastSignInAt = Nanos.of(administrator.lastSignInAt());
  }

  private static Administrator toDomain(AdministratorEntity row) {
    return new Administrator(
        row.userName,
        Role.valueOf(row.role),
        Optional.ofNullable(row.tenantId).map(TenantId::new),
        Optional.ofNullable(row.passwordHash).map(PasswordHash::new),
        identity(row),
        row.suspended,
        row.failedSignIns,
        Nanos.toOptional(row.lockedUntil),
        Nanos.toOptional(row.lastSignInAt),
        Nanos.toInstant(row.createdAt));
  }

  private static Optional<ExternalIdentity> identity(AdministratorEntity row) {
    return row.identityIssuer == null || row.identitySubject == null
        ? Optional.empty()
        : Optional.of(new ExternalIdentity(row.identityIssuer, row.identitySubject));
  }
}
