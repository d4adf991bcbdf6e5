package io.scimify.application.service.administration;

import static io.scimify.application.service.administration.Office.ACME;
import static io.scimify.application.service.administration.Office.ACME_JAMF;
import static io.scimify.application.service.administration.Office.GLOBEX;
import static io.scimify.application.service.administration.Office.GLOBEX_JAMF;
import static io.scimify.application.service.administration.Office.caller;
import static io.scimify.application.service.administration.Office.done;
import static io.scimify.application.service.administration.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.domain.administration.Role;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PersonServiceTest {
  private final Office office = new Office();
  private final PersonService people = new PersonService(office.ports);

  private List<String> found(AdminCaller caller, String text, int limit) {
    return done(people.everywhere(caller, text, limit)).stream()
        .map(found -> found.instance().id() + " " + found.user().profile().userName())
        .toList();
  }

  private ProvisionedUser elsewhere(String name) {
    ProvisionedUser user = office.user(name);
    office.users.delete(ACME_JAMF, user.id());
    office.users.insert(GLOBEX_JAMF, user);
    return user;
  }

  @Test
  void everywhere_looksInEveryInstanceInReach_andInNoOther() {
    office.user("ada@acme");
    elsewhere("ada@globex");

    assertThat(found(caller(Role.VIEWER), "ADA", 10))
        .containsExactly(ACME_JAMF + " ada@acme", GLOBEX_JAMF + " ada@globex");
    assertThat(found(caller(Role.OWNER, ACME), "ada", 10)).containsExactly(ACME_JAMF + " ada@acme");
    assertThat(found(caller(Role.OWNER, GLOBEX), "acme", 10)).isEmpty();
  }

  @Test
  void everywhere_putsWhoeverIsCalledJustLikeThatFirst_andEndsAtTheLimit() {
    office.user("ada.byron");
    office.user("ada");
    elsewhere("ada.lovelace");

    assertThat(found(caller(Role.VIEWER), "ada", 2))
        .containsExactly(ACME_JAMF + " ada", ACME_JAMF + " ada.byron");
  }

  @Test
  void user_isKnownOnlyWhereItIs() {
    ScimUserId ada = office.user("ada").id();

    assertThat(done(people.user(caller(Role.VIEWER, ACME), ACME, ACME_JAMF, ada)).id())
        .isEqualTo(ada);
    assertThat(refused(people.user(caller(Role.OWNER, GLOBEX), ACME, ACME_JAMF, ada)).reason())
        .isEqualTo(AdminResult.Reason.NOT_FOUND);
    assertThat(refused(people.user(caller(Role.OWNER), GLOBEX, GLOBEX_JAMF, ada)).reason())
        .isEqualTo(AdminResult.Reason.NOT_FOUND);
  }
}
