package io.scimify.application.service.administration;

import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.SignInByProviderUseCase;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.RoleGrant;
import io.scimify.domain.administration.RoleMapping;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Binds people to their identities at the provider and reads their roles anew each time. */
public final class ProviderSignInService implements SignInByProviderUseCase {
  private static final int LONGEST_NAME = 190;

  private final AdminPorts ports;
  private final RoleMapping roles;
  private final SignInStory story;

  public ProviderSignInService(AdminPorts ports, RoleMapping roles) {
    this.ports = ports;
    this.roles = roles;
    this.story = new SignInStory(ports.provisioning());
  }

  @Override
  public AdminResult<Administrator> signIn(Person person, CorrelationId correlation) {
    try {
      return transaction(() -> decide(person, correlation));
    } catch (NameTakenException atTheSameTime) {
      return refused("Somebody was bound at the same moment. Sign in again.");
    }
  }

  private AdminResult<Administrator> decide(Person person, CorrelationId correlation) {
    Optional<Administrator> known = ports.administrators().find(person.identity());
    Optional<RoleGrant> grant = roles.grantFor(person.roleValues());
    if (known.filter(Administrator::suspended).isPresent()) {
      return suspended(known.get(), correlation);
    }
    if (grant.isEmpty()) {
      return withoutRole(person, known, correlation);
    }
    Optional<TenantId> tenant = grant.get().tenant();
    if (tenant
        .filter(id -> ports.provisioning().integrations().findTenant(id).isEmpty())
        .isPresent()) {
      return withoutTenant(person, tenant.get(), correlation);
    }
    return AdminResult.done(admit(person, known, grant.get(), correlation));
  }

  private AdminResult<Administrator> suspended(Administrator known, CorrelationId correlation) {
    story.refused(known, "Suspended; refused after OpenID Connect.", correlation);
    return refused(
        "\"" + known.userName() + "\" is suspended. An Owner can activate the account again.");
  }

  /** Whoever lost the role at the provider loses the account, and with it every open session. */
  private AdminResult<Administrator> withoutRole(
      Person person, Optional<Administrator> known, CorrelationId correlation) {
    String what = "OpenID Connect vouches for " + who(person) + ", but no role is mapped.";
    known.ifPresentOrElse(
        administrator -> {
          ports.administrators().delete(administrator.userName());
          story.refused(administrator, what + " The account was removed.", correlation);
        },
        () -> story.refused(what, correlation));
    return refused(
        "You are known to the provider, but have no role here. Ask an Owner which group to join;"
            + " scimify.oidc.roles says which ones give a role.");
  }

  private AdminResult<Administrator> withoutTenant(
      Person person, TenantId tenant, CorrelationId correlation) {
    story.refused(
        "The role of " + who(person) + " is for tenant \"" + tenant + "\", which does not exist.",
        correlation);
    return refused(
        "Your role is for a tenant that does not exist. Ask an Owner to create it, or to correct"
            + " scimify.oidc.roles.");
  }

  private static String who(Person person) {
    return "\"" + person.name() + "\" (subject \"" + person.identity().subject() + "\")";
  }

  private Administrator admit(
      Person person, Optional<Administrator> known, RoleGrant grant, CorrelationId correlation) {
    Instant now = ports.provisioning().clock().instant();
    Administrator present =
        known
            .map(a -> a.withRole(grant.role(), grant.tenant()))
            .orElseGet(
                () -> Administrator.external(freeName(person), grant, person.identity(), now))
            .signedIn(now);
    if (known.isPresent()) {
      ports.administrators().update(present);
    } else {
      ports.administrators().insert(present);
    }
    story.succeeded(present, "Signed in by OpenID Connect as " + grant + ".", correlation);
    return present;
  }

  /** The provider's name, or one beside it: an account that has the name already is another's. */
  private String freeName(Person person) {
    String cleaned = person.name().replaceAll("[^A-Za-z0-9._@+-]", "-");
    String name = cleaned.substring(0, Math.min(cleaned.length(), LONGEST_NAME));
    return Stream.concat(
            Stream.of(name).filter(text -> !text.isEmpty()),
            IntStream.iterate(2, i -> i + 1).mapToObj(i -> name + "-" + i))
        .filter(candidate -> ports.administrators().find(candidate).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void failed(String why, CorrelationId correlation) {
    transaction(
        () -> {
          story.refused(why, correlation);
          return true;
        });
  }

  private static AdminResult<Administrator> refused(String detail) {
    return AdminResult.refused(AdminResult.Reason.FORBIDDEN, "", detail);
  }

  private <T> T transaction(Supplier<T> work) {
    return ports.provisioning().transactions().inTransaction(work);
  }
}
