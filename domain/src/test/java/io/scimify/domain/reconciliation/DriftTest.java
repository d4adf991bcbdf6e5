package io.scimify.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroup.JamfGroupMember;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserProfile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class DriftTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final DeprovisioningPolicy POLICY = DeprovisioningPolicy.standard();

  private final UserDrift drift = new UserDrift(POLICY);

  private static ProvisionedUser ada() {
    UserProfile profile = new UserProfile(Map.of("userName", "ada", "displayName", "Ada Lovelace"));
    return ProvisionedUser.requested(new ScimUserId(new UUID(0, 7)), profile, true, NOW)
        .linked(new JamfUserId(7), NOW);
  }

  private static JamfUser jamf(long id, String name, String fullName, String email) {
    return new JamfUser(new JamfUserId(id), new JamfUserFields(name, fullName, email, "", ""));
  }

  @Nested
  class OfUsers {
    @Test
    void isNone_whenBothSidesAreEqual() {
      assertThat(drift.present(Optional.of(ada()), jamf(7, "ada", "Ada Lovelace", ""))).isEmpty();
    }

    @Test
    void namesEachAttributeOnBothSides() {
      DriftItem item =
          drift.present(Optional.of(ada()), jamf(7, "ada", "A. King", "a@x.org")).orElseThrow();

      assertThat(item.kind()).isEqualTo(DriftKind.CHANGED_IN_JAMF);
      assertThat(item.differences())
          .containsExactly(
              new AttributeDifference("fullName", "Ada Lovelace", "A. King"),
              new AttributeDifference("email", "", "a@x.org"));
    }

    @Test
    void isNone_whenTheClientOnlyLookedTheUserUp() {
      JamfUser truth = jamf(8, "bob", "Bob", "");
      ProvisionedUser matched =
          ProvisionedUser.seen(new ScimUserId(new UUID(0, 8)), truth, NOW).matched(truth);

      assertThat(drift.present(Optional.of(matched), truth)).isEmpty();
    }

    @Test
    void isUnmanaged_whenNeverAskedFor() {
      JamfUser truth = jamf(9, "guest", "", "");
      ProvisionedUser seen = ProvisionedUser.seen(new ScimUserId(new UUID(0, 9)), truth, NOW);

      assertThat(drift.present(Optional.empty(), truth).orElseThrow().kind())
          .isEqualTo(DriftKind.UNMANAGED_USER);
      assertThat(drift.present(Optional.of(seen), truth).orElseThrow().subject()).isEmpty();
      assertThat(DriftKind.UNMANAGED_USER.isRepairable()).isFalse();
    }

    @Test
    void isLeftBehind_whenDeactivated_unlessOnPurpose() {
      ProvisionedUser gone = ada().deactivated(ada().profile(), NOW);
      JamfUser truth = jamf(7, "ada", "Ada Lovelace", "");
      DeprovisioningPolicy keepsAda =
          new DeprovisioningPolicy(
              POLICY.action(),
              POLICY.grace(),
              POLICY.guarded(),
              POLICY.window(),
              POLICY.users(),
              POLICY.groupMembers(),
              new ProtectedUsers(List.of(new UserName("ADA"))),
              POLICY.fourEyes());

      assertThat(drift.present(Optional.of(gone), truth).orElseThrow().kind())
          .isEqualTo(DriftKind.STILL_IN_JAMF);
      assertThat(new UserDrift(keepsAda).present(Optional.of(gone), truth)).isEmpty();
    }

    @Test
    void isMissing_onlyWhileActive() {
      assertThat(drift.absent(ada()).orElseThrow().kind()).isEqualTo(DriftKind.MISSING_IN_JAMF);
      assertThat(drift.absent(ada().deactivated(ada().profile(), NOW))).isEmpty();
    }
  }

  @Nested
  class OfGroups {
    private final ProvisionedGroup group =
        new ProvisionedGroup(
            new ScimGroupId(new UUID(1, 1)),
            new GroupDisplayName("Engineering"),
            "",
            Map.of(),
            true,
            Optional.of(new JamfGroupId(3)),
            Optional.empty(),
            NOW,
            NOW);

    private JamfGroup truth(String name, boolean smart, long... members) {
      return new JamfGroup(
          new JamfGroupId(3),
          name,
          smart,
          java.util.Arrays.stream(members)
              .mapToObj(id -> new JamfGroupMember(new JamfUserId(id), "user-" + id))
              .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void namesWhoIsTooFewAndWhoIsTooMany() {
      List<DriftItem> items =
          GroupDrift.between(group, List.of(ada()), truth("Engineering", false, 8));

      assertThat(items)
          .extracting(DriftItem::kind, DriftItem::memberName)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(DriftKind.MISSING_MEMBER, "ada"),
              org.assertj.core.groups.Tuple.tuple(DriftKind.UNKNOWN_MEMBER, "user-8"));
      assertThat(items).extracting(DriftItem::id).doesNotHaveDuplicates();
    }

    @Test
    void namesAChangedName() {
      assertThat(GroupDrift.between(group, List.of(ada()), truth("Engineers", false, 7)))
          .singleElement()
          .satisfies(
              item ->
                  assertThat(item.differences())
                      .containsExactly(
                          new AttributeDifference("displayName", "Engineering", "Engineers")));
    }

    @Test
    void leavesASmartGroupsMembersToItsRules() {
      assertThat(GroupDrift.between(group, List.of(ada()), truth("Engineering", true, 8)))
          .isEmpty();
    }

    @Test
    void doesNotMissWhoIsDeactivated() {
      ProvisionedUser gone = ada().deactivated(ada().profile(), NOW);

      assertThat(GroupDrift.between(group, Set.of(gone), truth("Engineering", false))).isEmpty();
    }
  }

  @Test
  void idsAreReadOnlyAsTheyWereGiven() {
    DriftItem item = drift.absent(ada()).orElseThrow();

    assertThat(DriftItemId.parse(item.id().value())).contains(item.id());
    assertThat(DriftItemId.parse("nonsense")).isEmpty();
    assertThatThrownBy(() -> new DriftItemId("a b")).hasMessageContaining("\"a b\"");
  }

  @Test
  void aReportCountsWhatCanBeMended() {
    DriftReport report =
        DriftReport.begun(
                new DriftReportId(new UUID(0, 1)),
                new IntegrationInstanceId("instance-1"),
                "owner",
                NOW)
            .progressed(
                NOW, 9, 9, 1, 0, Map.of(DriftKind.UNMANAGED_USER, 5, DriftKind.MISSING_IN_JAMF, 2))
            .done(NOW);

    assertThat(report.repairable()).isEqualTo(2);
    assertThat(report.count(DriftKind.UNMANAGED_USER)).isEqualTo(5);
  }

  @Test
  void aPreviewSortsJamfsUsers() {
    MatchPreview.Tally tally = new MatchPreview.Tally();
    tally.add(jamf(7, "Ada", "", "ada@x.org"), Optional.of(ada()));
    tally.add(jamf(8, "bob", "", "ADA@x.org"), Optional.empty());
    tally.add(jamf(9, "BOB", "", ""), Optional.empty());

    MatchPreview preview = tally.preview();
    assertThat(preview.usersInJamf()).isEqualTo(3);
    assertThat(preview.provisioned().first()).containsExactly("Ada");
    assertThat(preview.exact().count()).isZero();
    assertThat(preview.caseOnly().first()).containsExactly("Ada / ada", "bob / BOB");
    assertThat(preview.duplicateEmail().count()).isEqualTo(1);
    assertThat(preview.unknown().first()).containsExactly("bob", "BOB");
  }

  @Test
  void aPreviewFindsExactMatches_amongTheLinkedAndTheAskedFor() {
    MatchPreview.Tally tally = new MatchPreview.Tally();
    tally.askedFor(asked("bob"));
    tally.askedFor(asked("carol"));
    tally.add(jamf(7, "ada", "", ""), Optional.of(ada()));
    tally.add(jamf(8, "bob", "", ""), Optional.empty());
    tally.add(jamf(9, "Carol", "", ""), Optional.empty());
    tally.add(jamf(10, "dora", "", ""), Optional.empty());

    MatchPreview preview = tally.preview();
    assertThat(preview.exact().first()).containsExactly("ada", "bob");
    assertThat(preview.provisioned().first()).containsExactly("ada");
    assertThat(preview.caseOnly().first()).containsExactly("Carol / carol");
    assertThat(preview.unknown().first()).containsExactly("dora");
  }

  private static ProvisionedUser asked(String name) {
    return ProvisionedUser.requested(
        new ScimUserId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
        UserProfile.named(new UserName(name)),
        true,
        NOW);
  }
}
