package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ProvisionedUserRepository} does. */
public abstract class ProvisionedUserRepositoryContract extends StorageContract {
  private static final UserName ADA = new UserName("ada@example.com");

  private ProvisionedUserRepository users() {
    return storage.users();
  }

  private ProvisionedUser inserted(ProvisionedUser user) {
    users().insert(instance.id(), user);
    return user;
  }

  private static ProvisionedUser deactivated(ProvisionedUser user) {
    return user.deactivated(user.profile(), Examples.NOW);
  }

  private static UserProfile profile(String userName, String externalId) {
    return new UserProfile(Map.of("userName", userName, "externalId", externalId));
  }

  @Nested
  class Find {
    @Test
    void givesBackWhatWasInserted() {
      Map<String, Object> attributes = new LinkedHashMap<>();
      attributes.put("userName", "Ädä@Example.com");
      attributes.put("externalId", "00u1");
      attributes.put("zeta", List.of(Map.of("value", "a", "primary", true), "b", List.of()));
      attributes.put("alpha", new BigDecimal("12345678901234567890.10"));
      attributes.put("urn:x:2.0:User", Map.of("note", "Δ 😀 \"\\\n </x>", "nested", Map.of()));
      ProvisionedUser user =
          inserted(
              Examples.user(new UserProfile(attributes))
                  .linked(new JamfUserId(7), Examples.NOW.plusNanos(1)));

      ProvisionedUser found = users().find(instance.id(), user.id()).orElseThrow();

      assertThat(found).isEqualTo(user);
      assertThat(found.profile().attributes().keySet())
          .containsExactly("userName", "externalId", "zeta", "alpha", "urn:x:2.0:User");
    }

    @Test
    void byName_ignoresCase() {
      ProvisionedUser user = inserted(Examples.user("Ada@Example.com"));

      assertThat(users().findByName(instance.id(), ADA)).contains(user);
    }

    @Test
    void byName_ignoresThoseMerelySeen() {
      users().identify(instance.id(), List.of(Examples.jamfUser(1, ADA.value())));

      assertThat(users().findByName(instance.id(), ADA)).isEmpty();
    }

    @Test
    void byExternalId_regardsCase() {
      ProvisionedUser user = inserted(Examples.user(profile("ada", "00uA")));

      assertThat(users().findByExternalId(instance.id(), new ExternalId("00uA"))).contains(user);
      assertThat(users().findByExternalId(instance.id(), new ExternalId("00ua"))).isEmpty();
    }

    @Test
    void byExternalId_findsTheLongestToo() {
      String longest = "é".repeat(999);
      ProvisionedUser user = inserted(Examples.user(profile("ada", longest + "1")));
      inserted(Examples.user(profile("bob", longest + "2")));

      assertThat(users().findByExternalId(instance.id(), new ExternalId(longest + "1")))
          .contains(user);
    }

    @Test
    void byJamfId() {
      ProvisionedUser user = inserted(Examples.user("ada").linked(new JamfUserId(7), Examples.NOW));

      assertThat(users().findByJamfId(instance.id(), new JamfUserId(7))).contains(user);
      assertThat(users().findByJamfId(instance.id(), new JamfUserId(8))).isEmpty();
    }

    @Test
    void all_givesThoseThatExist() {
      ProvisionedUser ada = inserted(Examples.user("ada"));
      ProvisionedUser bob = inserted(Examples.user("bob"));

      assertThat(users().findAll(instance.id(), List.of(ada.id(), bob.id(), Examples.userId())))
          .containsOnly(Map.entry(ada.id(), ada), Map.entry(bob.id(), bob));
    }
  }

  @Nested
  class Write {
    @Test
    void insert_isRefused_whenTheNameIsTaken() {
      inserted(deactivated(Examples.user("Ada@Example.com")));

      assertThatThrownBy(() -> inserted(Examples.user("ada@EXAMPLE.com")))
          .isInstanceOf(NameTakenException.class)
          .hasMessageContaining("ada@EXAMPLE.com");
    }

    @Test
    void insert_isRefused_whenTheJamfIdIsTaken() {
      inserted(Examples.user("ada").linked(new JamfUserId(7), Examples.NOW));

      assertThatThrownBy(
              () -> inserted(Examples.user("bob").linked(new JamfUserId(7), Examples.NOW)))
          .isInstanceOf(NameTakenException.class);
    }

    @Test
    void update_replacesAll() {
      ProvisionedUser user = inserted(Examples.user("ada"));
      ProvisionedUser changed =
          user.described(profile("ada.lovelace", "00u9"), Examples.NOW.plusSeconds(5))
              .linked(new JamfUserId(9), Examples.NOW.plusSeconds(6))
              .deactivated(profile("ada.lovelace", "00u9"), Examples.NOW.plusSeconds(7));

      users().update(instance.id(), changed);

      assertThat(users().find(instance.id(), user.id())).contains(changed);
      assertThat(users().findByName(instance.id(), new UserName("ada"))).isEmpty();
      assertThat(users().findByName(instance.id(), new UserName("ADA.Lovelace"))).contains(changed);
    }

    @Test
    void update_isRefused_whenTheNameIsTaken() {
      inserted(Examples.user("ada"));
      ProvisionedUser bob = inserted(Examples.user("bob"));
      ProvisionedUser renamed = bob.described(profile("ADA", "1"), Examples.NOW);

      assertThatThrownBy(() -> users().update(instance.id(), renamed))
          .isInstanceOf(NameTakenException.class);
      assertThat(users().find(instance.id(), bob.id())).contains(bob);
    }

    @Test
    void update_isRefused_whenThereIsNone() {
      assertThatThrownBy(() -> users().update(instance.id(), Examples.user("ada")))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aUserMerelySeen_makesWay() {
      ProvisionedUser seen = identified(7, "ada");
      ProvisionedUser created = inserted(Examples.user("ada"));
      ProvisionedUser linked = created.linked(new JamfUserId(7), Examples.NOW);

      users().update(instance.id(), linked);

      assertThat(users().findByJamfId(instance.id(), new JamfUserId(7))).contains(linked);
      assertThat(users().find(instance.id(), seen.id())).isEmpty();
    }

    @Test
    void aSeenUser_mayBeMatched() {
      ProvisionedUser matched = identified(7, "ada").matched(Examples.jamfUser(7, "ada"));

      users().update(instance.id(), matched);

      assertThat(users().findByName(instance.id(), new UserName("ADA"))).contains(matched);
    }

    @Test
    void delete_forgets() {
      ProvisionedUser user = inserted(Examples.user("ada"));

      users().delete(instance.id(), user.id());

      assertThat(users().find(instance.id(), user.id())).isEmpty();
      assertThatCode(() -> inserted(Examples.user("ada"))).doesNotThrowAnyException();
    }
  }

  private ProvisionedUser identified(long jamfId, String name) {
    JamfUser jamf = Examples.jamfUser(jamfId, name);
    return users().identify(instance.id(), List.of(jamf)).get(jamf.id());
  }

  @Nested
  class Identify {
    @Test
    void isTheSameForEver() {
      ProvisionedUser first = identified(7, "ada");
      ProvisionedUser again = identified(7, "ada.renamed");

      assertThat(again).isEqualTo(first);
      assertThat(first.isManaged()).isFalse();
      assertThat(first.jamfId()).contains(new JamfUserId(7));
      assertThat(users().find(instance.id(), first.id())).contains(first);
    }

    @Test
    void findsThoseThatAreManaged() {
      ProvisionedUser managed =
          inserted(Examples.user("ada").linked(new JamfUserId(7), Examples.NOW));

      assertThat(identified(7, "ada")).isEqualTo(managed);
    }

    @Test
    void takesThousandsAtOnce() {
      List<JamfUser> jamf = jamfUsers(1, 1500);
      List<JamfUser> more = jamfUsers(1001, 2600);

      Map<JamfUserId, ProvisionedUser> first = users().identify(instance.id(), jamf);
      Map<JamfUserId, ProvisionedUser> second = users().identify(instance.id(), more);

      assertThat(first).hasSize(1500);
      assertThat(second).hasSize(1600);
      assertThat(second.get(new JamfUserId(1200))).isEqualTo(first.get(new JamfUserId(1200)));
      assertThat(users().countSearch(instance.id(), "user-")).isEqualTo(2600);
    }

    @Test
    void givesOneIdentity_whenSeveralAskAtOnce() {
      List<JamfUser> jamf = jamfUsers(1, 700);

      List<Map<JamfUserId, ProvisionedUser>> all =
          Concurrently.run(6, i -> users().identify(instance.id(), jamf));

      assertThat(Set.copyOf(all)).hasSize(1);
      assertThat(users().countSearch(instance.id(), "user-")).isEqualTo(700);
    }

    @Test
    void doesNotHinderALink_thatHappensMeanwhile() {
      List<JamfUser> jamf = jamfUsers(1, 40);
      List<ProvisionedUser> created = new ArrayList<>();
      LongStream.rangeClosed(1, 40).forEach(n -> created.add(inserted(Examples.user("u" + n))));

      Concurrently.run(4, i -> i == 0 ? linkAll(created) : identifyEach(jamf));

      for (int n = 1; n <= 40; n++) {
        assertThat(users().findByJamfId(instance.id(), new JamfUserId(n)).map(ProvisionedUser::id))
            .contains(created.get(n - 1).id());
      }
    }

    private boolean linkAll(List<ProvisionedUser> created) {
      for (int n = 1; n <= created.size(); n++) {
        users().update(instance.id(), created.get(n - 1).linked(new JamfUserId(n), Examples.NOW));
      }
      return true;
    }

    private boolean identifyEach(List<JamfUser> jamf) {
      jamf.forEach(user -> users().identify(instance.id(), List.of(user)));
      return true;
    }

    private List<JamfUser> jamfUsers(long from, long to) {
      return LongStream.rangeClosed(from, to)
          .mapToObj(id -> Examples.jamfUser(id, "user-" + id))
          .toList();
    }
  }

  @Nested
  class Lists {
    @Test
    void countsManagedActiveUsers() {
      inserted(Examples.user("ada"));
      inserted(deactivated(Examples.user("bob")));
      identified(7, "eve");

      assertThat(users().countManagedActive(instance.id())).isEqualTo(1);
    }

    @Test
    void withoutJamf_comesInOrderOfCreation() {
      ProvisionedUser late = created("ada", 20);
      ProvisionedUser early = created("bob", 10);
      inserted(Examples.user("eve").linked(new JamfUserId(7), Examples.NOW));

      assertThat(users().withoutJamf(instance.id(), 0, 10)).containsExactly(early, late);
      assertThat(users().withoutJamf(instance.id(), 1, 1)).containsExactly(late);
      assertThat(users().countWithoutJamf(instance.id())).isEqualTo(2);
    }

    private ProvisionedUser created(String name, int seconds) {
      UserProfile profile = UserProfile.named(new UserName(name));
      return inserted(
          ProvisionedUser.requested(
              Examples.userId(), profile, true, Examples.NOW.plusSeconds(seconds)));
    }

    @Test
    void managed_isWalkedInIdOrder() {
      List<ScimUserId> all = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        all.add(inserted(Examples.user("user" + i)).id());
      }
      all.sort(Comparator.comparing(ScimUserId::toString));
      identified(7, "seen");

      List<ScimUserId> walked = new ArrayList<>();
      Optional<ScimUserId> last = Optional.empty();
      List<ProvisionedUser> page = users().managed(instance.id(), last, 3);
      while (!page.isEmpty()) {
        page.forEach(user -> walked.add(user.id()));
        last = Optional.of(walked.get(walked.size() - 1));
        page = users().managed(instance.id(), last, 3);
      }

      assertThat(walked).isEqualTo(all);
    }

    @Test
    void search_findsPartsOfNamesAndExternalIds() {
      ProvisionedUser zoe = inserted(Examples.user(profile("zoe_50%@example.com", "ADA-1")));
      ProvisionedUser ada = inserted(Examples.user("Ada@Example.com"));
      ProvisionedUser seen = identified(3, "b.adams");
      inserted(Examples.user("somebody"));

      assertThat(users().search(instance.id(), "aDa", 0, 10)).containsExactly(ada, seen, zoe);
      assertThat(users().search(instance.id(), "aDa", 1, 1)).containsExactly(seen);
      assertThat(users().countSearch(instance.id(), "ada")).isEqualTo(3);
      assertThat(users().search(instance.id(), "_50%", 0, 10)).containsExactly(zoe);
      assertThat(users().search(instance.id(), "e%e", 0, 10)).isEmpty();
    }

    @Test
    void searchIn_looksInTheGivenInstancesOnly_byUserName() {
      ProvisionedUser bob = inserted(Examples.user("bob@example.com"));
      ProvisionedUser ada = inserted(Examples.user("ada@example.com"));
      inserted(Examples.user("elsewhere@example.org"));
      IntegrationInstanceId other = new IntegrationInstanceId("other-instance");

      assertThat(users().searchIn(List.of(instance.id(), other), "@EXAMPLE.com", 10))
          .containsExactly(
              new ProvisionedUserRepository.Located(instance.id(), ada),
              new ProvisionedUserRepository.Located(instance.id(), bob));
      assertThat(users().searchIn(List.of(instance.id()), "@example.com", 1)).hasSize(1);
      assertThat(users().searchIn(List.of(other), "@example.com", 10)).isEmpty();
      assertThat(users().searchIn(List.of(), "@example.com", 10)).isEmpty();
    }

    @Test
    void search_findsPartsOfNamesAndAddresses_thatAreNotTheUserName() {
      ProvisionedUser ada =
          inserted(
              Examples.user(
                  new UserProfile(
                      Map.of(
                          "userName",
                          "u17",
                          "name",
                          Map.of("givenName", "Ada", "familyName", "Lovelace"),
                          "emails",
                          List.of(Map.of("value", "countess@example.com"))))));
      inserted(Examples.user("somebody"));

      for (String text : List.of("ada love", "COUNTESS@", "u17")) {
        assertThat(users().search(instance.id(), text, 0, 10)).as(text).containsExactly(ada);
      }
    }

    @Test
    void search_sortsByCharacters_whateverTheLocale() {
      inserted(Examples.user("ab"));
      inserted(Examples.user("a-c"));
      inserted(Examples.user("a.b"));

      assertThat(
              users().search(instance.id(), "a", 0, 10).stream()
                  .map(user -> user.profile().userName().value()))
          .containsExactly("a-c", "a.b", "ab");
    }
  }

  @Nested
  class Isolation {
    @Test
    void noInstanceSeesAnothersUsers() {
      ProvisionedUser ada =
          inserted(Examples.user(profile("ada", "00u1")).linked(new JamfUserId(7), Examples.NOW));

      for (var other : List.of(sibling.id(), stranger.id())) {
        assertThat(users().find(other, ada.id())).isEmpty();
        assertThat(users().findByName(other, new UserName("ada"))).isEmpty();
        assertThat(users().findByExternalId(other, new ExternalId("00u1"))).isEmpty();
        assertThat(users().findByJamfId(other, new JamfUserId(7))).isEmpty();
        assertThat(users().findAll(other, Set.of(ada.id()))).isEmpty();
        assertThat(users().managed(other, Optional.empty(), 10)).isEmpty();
        assertThat(users().search(other, "ada", 0, 10)).isEmpty();
        assertThat(users().countSearch(other, "ada")).isZero();
        assertThat(users().countManagedActive(other)).isZero();
      }
    }

    @Test
    void noInstanceChangesAnothersUsers() {
      ProvisionedUser ada = inserted(Examples.user("ada"));

      users().delete(sibling.id(), ada.id());
      assertThatThrownBy(() -> users().update(sibling.id(), deactivated(ada)))
          .isInstanceOf(IllegalStateException.class);

      assertThat(users().find(instance.id(), ada.id())).contains(ada);
    }

    @Test
    void namesAndJamfIdsAreUniquePerInstance() {
      inserted(Examples.user("ada").linked(new JamfUserId(7), Examples.NOW));
      users().insert(sibling.id(), Examples.user("ada").linked(new JamfUserId(7), Examples.NOW));

      assertThat(
              List.of(instance, sibling).stream()
                  .map(i -> users().findByJamfId(i.id(), new JamfUserId(7)).orElseThrow().id())
                  .collect(Collectors.toSet()))
          .hasSize(2);
    }

    @Test
    void usersWithoutJamf_areTheInstancesOwn() {
      inserted(Examples.user("ada"));

      assertThat(users().withoutJamf(sibling.id(), 0, 10)).isEmpty();
      assertThat(users().countWithoutJamf(sibling.id())).isZero();
    }
  }
}
