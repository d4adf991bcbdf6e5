package io.scimify.domain.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoleMappingTest {
  private static final RoleGrant OWNER = new RoleGrant(Role.OWNER, Optional.empty());
  private static final RoleGrant ACME_ADMIN =
      new RoleGrant(Role.ADMIN, Optional.of(new TenantId("acme")));

  @Test
  void theFirstRuleThatFitsDecides() {
    RoleMapping roles = RoleMapping.parse("jamf-acme=ADMIN@acme; scimify owners = owner;");

    assertThat(roles.grantFor(List.of("scimify owners", "jamf-acme"))).contains(ACME_ADMIN);
    assertThat(roles.grantFor(List.of("scimify owners"))).contains(OWNER);
    assertThat(roles.grantFor(List.of("SCIMIFY OWNERS", ""))).isEmpty();
  }

  @Test
  void aGroupMayBeNamedByItsDirectory() {
    assertThat(RoleMapping.parse("CN=Owners,DC=acme=OWNER").grantFor(List.of("CN=Owners,DC=acme")))
        .contains(OWNER);
  }

  @Test
  void nothingGivesNoRole() {
    assertThat(RoleMapping.parse(" ").grantFor(List.of("anything"))).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> RoleMapping.parse("admins")).hasMessageContaining("\"admins\"");
    assertThatThrownBy(() -> RoleMapping.parse("admins=BOSS")).hasMessageContaining("\"BOSS\"");
    assertThatThrownBy(() -> RoleMapping.parse("admins=ADMIN@"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
