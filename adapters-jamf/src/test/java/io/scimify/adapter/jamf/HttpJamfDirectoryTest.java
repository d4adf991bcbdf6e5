package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import io.scimify.jamf.simulator.JamfUser.PhotoUrl;
import io.scimify.jamf.simulator.UserLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What works on a healthy Jamf, on both sides of 11.26, and what it costs in calls. */
class HttpJamfDirectoryTest {
  private static final String MODERN = "11.30.2-t1785446884863";
  private static final String CLASSIC = "11.25.2";

  private final JamfTestBench bench = new JamfTestBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private void version(String version) {
    bench.jamf.settings().version(version);
    bench.warm();
  }

  private JamfUserId create(String name) {
    return value(bench.directory.createUser(bench.context(), fields(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {MODERN, CLASSIC})
  void createsReadsUpdatesAndDeletesUsers(String version) {
    version(version);
    JamfUserId id = create("ada@example.com");

    assertThat(value(bench.directory.readUser(bench.context(), id)))
        .isEqualTo(new JamfUser(id, fields("ada@example.com")));
    JamfUserFields changed =
        new JamfUserFields("ada.k@example.com", "Ada & <King>", "ada.k@example.com", "", "");
    assertThat(value(bench.directory.updateUser(bench.context(), id, changed)).fields())
        .isEqualTo(changed);
    assertThat(value(bench.directory.readUser(bench.context(), id)).fields()).isEqualTo(changed);
    assertThat(value(bench.directory.deleteUser(bench.context(), id))).isEqualTo(id);
    assertThat(bench.jamf.users().all()).isEmpty();
    assertThat(failure(bench.directory.readUser(bench.context(), id)).reason())
        .isEqualTo(Reason.NOT_FOUND);
    assertThat(failure(bench.directory.deleteUser(bench.context(), id)).reason())
        .isEqualTo(Reason.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {MODERN, CLASSIC})
  void findsByNameExactlyAndWithoutRegardToCase(String version) {
    version(version);
    JamfUserId id = create("Ada+x@Example.com");
    create("adaZx@example.com");

    assertThat(value(bench.directory.findUser(bench.context(), new UserName("ada+X@example.com"))))
        .map(JamfUser::id)
        .contains(id);
    assertThat(value(bench.directory.findUser(bench.context(), new UserName("ada*")))).isEmpty();
    assertThat(value(bench.directory.findUser(bench.context(), new UserName("a\"b\\c d"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {MODERN, CLASSIC})
  void findsNamesThatAreAwkwardInAPathOrFilter(String version) {
    version(version);
    for (String name : List.of("a/b", "50%;x", "q?a#b", "sp ace", "quo\"te", "Jürgen 日本", "st*r")) {
      JamfUserId id = create(name);
      assertThat(value(bench.directory.findUser(bench.context(), new UserName(name))))
          .as(name)
          .map(JamfUser::id)
          .contains(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MODERN, CLASSIC})
  void listsAllUsersInIdOrder(String version) {
    version(version);
    bench.jamf.users().seed(250, "u");

    List<JamfUser> all = new ArrayList<>();
    for (int offset = 0; offset < 250; offset += 100) {
      JamfUserPage page = value(bench.directory.listUsers(bench.context(), offset, 100));
      assertThat(page.total()).isEqualTo(250);
      all.addAll(page.users());
    }
    assertThat(all).hasSize(250).doesNotHaveDuplicates();
    assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.id().value(), b.id().value()));
    assertThat(value(bench.directory.listUsers(bench.context(), 250, 100)).users()).isEmpty();
  }

  @Test
  void staysWithinTheCallBudgetOfUsers() {
    version(MODERN);
    JamfUserId id = create("ada@example.com");
    assertThat(bench.calls()).containsExactly("POST /api/v1/users");

    bench.warm();
    value(bench.directory.findUser(bench.context(), new UserName("ada@example.com")));
    value(bench.directory.updateUser(bench.context(), id, fields("ada@example.com")));
    assertThat(bench.calls()).containsExactly("GET /api/v1/users", "PUT /api/v1/users/" + id);

    bench.warm();
    value(bench.directory.readUser(bench.context(), id));
    value(bench.directory.updateUser(bench.context(), id, fields("ada@example.com")));
    value(bench.directory.deleteUser(bench.context(), id));
    assertThat(bench.calls()).hasSize(3);
  }

  @Test
  void importsTenThousandUsersWithTenCalls() {
    version(MODERN);
    bench.jamf.users().seed(10_000, "u");
    List<JamfUser> all = new ArrayList<>();
    for (int offset = 0; offset < 10_000; offset += 100) {
      all.addAll(value(bench.directory.listUsers(bench.context(), offset, 100)).users());
    }

    assertThat(all).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(bench.calls()).hasSize(10);
    assertThat(bench.jamf.requests().counters().violations()).isZero();
  }

  @Test
  void keepsWhatItDoesNotManageWhenTheApiReplacesTheRecord() {
    version(MODERN);
    var before = bench.jamf.users().add(withManagedAppleId("ada", "ada@apple.test"));
    value(
        bench.directory.updateUser(bench.context(), new JamfUserId(before.id()), fields("ada.k")));

    var after = bench.jamf.users().get("ada.k");
    assertThat(after.managedAppleId()).isEqualTo("ada@apple.test");
    assertThat(after.photo()).isEqualTo(before.photo());
    assertThat(bench.calls()).hasSize(2);
  }

  private static io.scimify.jamf.simulator.JamfUser withManagedAppleId(String name, String id) {
    return new io.scimify.jamf.simulator.JamfUser(
        0,
        name,
        "",
        "",
        "",
        "",
        id,
        new PhotoUrl(true, "https://photos.example.com/1"),
        -1,
        List.of(),
        Map.of(),
        UserLinks.NONE);
  }

  @Test
  void managesAGroup() {
    version(MODERN);
    JamfUserId ada = create("ada");
    JamfUserId bob = create("bob");
    JamfGroupId id =
        value(
            bench.directory.createGroup(
                bench.context(), new GroupDisplayName("Teachers & Co"), "by Scimify", Set.of(ada)));

    JamfGroup group = value(bench.directory.readGroup(bench.context(), id));
    assertThat(group.name()).isEqualTo("Teachers & Co");
    assertThat(group.smart()).isFalse();
    assertThat(group.members()).extracting(m -> m.id()).containsExactly(ada);
    assertThat(group.members()).extracting(m -> m.username()).containsExactly("ada");

    value(bench.directory.addMembers(bench.context(), id, List.of(ada, bob)));
    assertThat(bench.jamf.groups().memberNames("Teachers & Co")).containsExactly("ada", "bob");
    value(bench.directory.removeMembers(bench.context(), id, List.of(ada)));
    value(bench.directory.renameGroup(bench.context(), id, new GroupDisplayName("Pupils")));
    assertThat(bench.jamf.groups().memberNames("Pupils")).containsExactly("bob");
    assertThat(value(bench.directory.listStaticGroups(bench.context())))
        .extracting(it -> it.name())
        .containsExactly("Pupils");

    value(bench.directory.deleteGroup(bench.context(), id));
    assertThat(bench.jamf.groups().all()).isEmpty();
    assertThat(failure(bench.directory.readGroup(bench.context(), id)).reason())
        .isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void changesMembersInBatches() {
    version(MODERN);
    bench.jamf.users().seed(450, "u");
    JamfGroupId id =
        value(
            bench.directory.createGroup(
                bench.context(), new GroupDisplayName("Big"), "", List.of()));
    List<JamfUserId> everybody = LongStream.rangeClosed(1, 450).mapToObj(JamfUserId::new).toList();
    bench.warm();

    value(bench.directory.addMembers(bench.context(), id, everybody));
    assertThat(bench.calls()).hasSize(3).containsOnly("PUT /JSSResource/usergroups/id/" + id);
    assertThat(value(bench.directory.readGroup(bench.context(), id)).members()).hasSize(450);
    value(bench.directory.removeMembers(bench.context(), id, everybody));
    assertThat(value(bench.directory.readGroup(bench.context(), id)).members()).isEmpty();
  }

  @Test
  void neverSendsUsersInAnUpdate() {
    version(MODERN);
    JamfUserId ada = create("ada");
    JamfGroupId id =
        value(
            bench.directory.createGroup(
                bench.context(), new GroupDisplayName("G"), "", List.of(ada)));

    value(bench.directory.renameGroup(bench.context(), id, new GroupDisplayName("H")));
    assertThat(bench.lastWrite().body()).doesNotContain("<users");
    value(bench.directory.removeMembers(bench.context(), id, List.of(ada)));
    assertThat(bench.lastWrite().body())
        .isEqualTo(
            "<user_group><user_deletions><user><id>%s</id></user></user_deletions></user_group>"
                .formatted(ada));
  }

  @Test
  void recordsEveryCallWithoutSecrets() {
    version(MODERN);
    create("ada");

    assertThat(bench.recorded).hasSize(1);
    var call = bench.recorded.get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/api/v1/users");
    assertThat(call.status()).isEqualTo(201);
    assertThat(bench.recorded.toString()).doesNotContain("secret").doesNotContain("Bearer");
  }
}
