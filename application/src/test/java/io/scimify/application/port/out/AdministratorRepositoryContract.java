package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.ExternalIdentity;
import io.scimify.domain.administration.PasswordHash;
import io.scimify.domain.administration.Role;
import io.scimify.domain.administration.RoleGrant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link AdministratorRepository} does. */
public abstract class AdministratorRepositoryContract extends StorageContract {
  private final String suffix = "-" + UUID.randomUUID();

  private AdministratorRepository administrators() {
    return storage.administrators();
  }

  private Administrator inserted(String name) {
    Administrator administrator =
        Administrator.local(
            name + suffix,
            Role.ADMIN,
            Optional.of(instance.tenant()),
            new PasswordHash("pbkdf2:1:salt:hash"),
            Examples.NOW);
    administrators().insert(administrator);
    return administrator;
  }

  @Test
  void isFoundWithoutRegardToCase() {
    Administrator ada = inserted("Ada");

    assertThat(administrators().find(ada.userName().toUpperCase(Locale.ROOT))).contains(ada);
    assertThat(administrators().find("nobody" + suffix)).isEmpty();
  }

  @Test
  void aNameIsTakenOnce() {
    inserted("Ada");

    assertThatThrownBy(() -> inserted("aDA")).isInstanceOf(NameTakenException.class);
  }

  @Test
  void everyChangeComesBack() {
    Administrator ada = inserted("ada");
    Administrator changed =
        ada.withRole(Role.OWNER, Optional.empty())
            .signedIn(Examples.NOW.plusSeconds(1))
            .failedToSignIn(Examples.NOW.plusSeconds(2))
            .withSuspended(true);

    administrators().update(changed);
    assertThat(administrators().find(ada.userName())).contains(changed);

    Administrator locked = changed;
    for (int i = 1; i < Administrator.MOST_FAILURES; i++) {
      locked = locked.failedToSignIn(Examples.NOW.plusSeconds(3));
    }
    administrators().update(locked);
    assertThat(administrators().find(ada.userName())).contains(locked);
    assertThat(locked.isLocked(Examples.NOW.plusSeconds(4))).isTrue();
  }

  @Test
  void anAdministratorMayHaveNoPassword() {
    Administrator oidc = external("oidc", identity("1"));
    administrators().insert(oidc);

    assertThat(administrators().find(oidc.userName())).contains(oidc);
  }

  private ExternalIdentity identity(String subject) {
    return new ExternalIdentity("https://idp.example", subject + suffix);
  }

  private Administrator external(String name, ExternalIdentity identity) {
    RoleGrant viewer = new RoleGrant(Role.VIEWER, Optional.empty());
    return Administrator.external(name + suffix, viewer, identity, Examples.NOW);
  }

  @Test
  void anIdentityIsFoundByIssuerAndSubjectTogether_letterByLetter() {
    Administrator ada = external("ada", identity("Ada"));
    administrators().insert(ada);

    assertThat(administrators().find(identity("Ada"))).contains(ada);
    assertThat(administrators().find(identity("ada"))).isEmpty();
    assertThat(administrators().find(new ExternalIdentity("https://other.example", "Ada" + suffix)))
        .isEmpty();
  }

  @Test
  void anIdentityIsBoundOnce() {
    administrators().insert(external("ada", identity("Ada")));

    assertThatThrownBy(() -> administrators().insert(external("bea", identity("Ada"))))
        .isInstanceOf(NameTakenException.class);
  }

  @Test
  void update_isRefused_whenThereIsNone() {
    Administrator gone = inserted("gone");
    administrators().delete(gone.userName().toUpperCase(Locale.ROOT));

    assertThat(administrators().find(gone.userName())).isEmpty();
    assertThatThrownBy(() -> administrators().update(gone))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void allComeByName() {
    int before = administrators().count();
    Administrator zoe = inserted("zoe");
    Administrator ada = inserted("Ada");

    List<Administrator> ours =
        administrators().all().stream().filter(a -> a.userName().endsWith(suffix)).toList();

    assertThat(ours).containsExactly(ada, zoe);
    assertThat(administrators().count()).isEqualTo(before + 2);
  }
}
