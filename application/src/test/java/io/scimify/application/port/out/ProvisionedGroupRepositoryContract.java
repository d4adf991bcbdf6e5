package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.group.MembershipChange;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ProvisionedGroupRepository} does. */
public abstract class ProvisionedGroupRepositoryContract extends StorageContract {
  private static final JamfGroupId SEVEN = new JamfGroupId(7);

  private ProvisionedGroupRepository groups() {
    return storage.groups();
  }

  private ProvisionedGroup inserted(ProvisionedGroup group) {
    groups().insert(instance.id(), group);
    return group;
  }

  private ProvisionedGroup listed(long jamfId, String name) {
    JamfGroupSummary jamf = new JamfGroupSummary(new JamfGroupId(jamfId), name, "by hand");
    return groups().identify(instance.id(), List.of(jamf)).get(jamf.id());
  }

  @Nested
  class Identity {
    @Test
    void givesBackWhatWasInserted() {
      ProvisionedGroup group =
          inserted(Examples.group("Élèves 😀").linked(SEVEN, Examples.NOW.plusNanos(1)));

      assertThat(groups().find(instance.id(), group.id())).contains(group);
    }

    @Test
    void update_replacesAll() {
      ProvisionedGroup group = inserted(Examples.group("Pupils"));
      ProvisionedGroup changed =
          group
              .described(new GroupDisplayName("Teachers"), Map.of(), Examples.NOW.plusSeconds(1))
              .linked(SEVEN, Examples.NOW.plusSeconds(2));

      groups().update(instance.id(), changed);

      assertThat(groups().find(instance.id(), group.id())).contains(changed);
    }

    @Test
    void update_isRefused_whenThereIsNone() {
      assertThatThrownBy(() -> groups().update(instance.id(), Examples.group("Pupils")))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void insert_isRefused_whenTheJamfIdIsTaken() {
      inserted(Examples.group("Pupils").linked(SEVEN, Examples.NOW));

      assertThatThrownBy(() -> inserted(Examples.group("Other").linked(SEVEN, Examples.NOW)))
          .isInstanceOf(NameTakenException.class);
    }

    @Test
    void aGroupMerelyListed_makesWay() {
      ProvisionedGroup listed = listed(7, "Pupils");
      ProvisionedGroup pushed = inserted(Examples.group("Pupils")).linked(SEVEN, Examples.NOW);

      groups().update(instance.id(), pushed);

      assertThat(groups().find(instance.id(), pushed.id())).contains(pushed);
      assertThat(groups().find(instance.id(), listed.id())).isEmpty();
    }

    @Test
    void identify_isTheSameForEver() {
      ProvisionedGroup first = listed(7, "Pupils");

      assertThat(listed(7, "Renamed")).isEqualTo(first);
      assertThat(groups().find(instance.id(), first.id())).contains(first);
      assertThat(groups().provisioned(instance.id())).isEmpty();
    }

    @Test
    void identify_givesOneIdentity_whenSeveralAskAtOnce() {
      List<ProvisionedGroup> all = Concurrently.run(6, i -> listed(7, "Pupils"));

      assertThat(Set.copyOf(all)).hasSize(1);
    }

    @Test
    void provisioned_comesByName() {
      ProvisionedGroup zebras = inserted(Examples.group("zebras"));
      ProvisionedGroup apes = inserted(Examples.group("Apes"));
      listed(7, "Listed");

      assertThat(groups().provisioned(instance.id())).containsExactly(apes, zebras);
    }

    @Test
    void search_findsPartsOfNames_byName_pageByPage() {
      ProvisionedGroup zebras = inserted(Examples.group("Zebra pupils"));
      ProvisionedGroup apes = inserted(Examples.group("Ape pupils"));
      ProvisionedGroup other = inserted(Examples.group("100%"));
      listed(7, "Listed pupils");

      assertThat(groups().search(instance.id(), "PUPIL", 0, 10)).containsExactly(apes, zebras);
      assertThat(groups().search(instance.id(), "pupil", 1, 10)).containsExactly(zebras);
      assertThat(groups().search(instance.id(), "", 0, 2)).containsExactly(other, apes);
      assertThat(groups().search(instance.id(), "0%", 0, 10)).containsExactly(other);
      assertThat(groups().countSearch(instance.id(), "pupil")).isEqualTo(2);
      assertThat(groups().search(sibling.id(), "", 0, 10)).isEmpty();
      assertThat(groups().countSearch(sibling.id(), "")).isZero();
    }

    @Test
    void countMembers_ofSeveralGroupsAtOnce() {
      ProvisionedGroup two = inserted(Examples.group("Two"));
      ProvisionedGroup none = inserted(Examples.group("None"));
      push(two, new MembershipChange.Exactly(Examples.userIds(2)));
      List<ScimGroupId> both = List.of(two.id(), none.id());

      assertThat(groups().countMembers(instance.id(), both)).isEqualTo(Map.of(two.id(), 2));
      assertThat(groups().countMembers(sibling.id(), both)).isEmpty();
    }

    @Test
    void delete_forgetsTheMembersToo() {
      ProvisionedGroup group = inserted(Examples.group("Pupils"));
      ScimUserId ada = Examples.userId();
      push(group, new MembershipChange.Exactly(Set.of(ada)));

      groups().delete(instance.id(), group.id());

      assertThat(groups().find(instance.id(), group.id())).isEmpty();
      assertThat(groups().pushedMembers(instance.id(), group.id())).isEmpty();
      assertThat(groups().groupsOf(instance.id(), ada)).isEmpty();
    }
  }

  private void push(ProvisionedGroup group, MembershipChange change) {
    groups().applyMembership(instance.id(), group.id(), change);
  }

  @Nested
  class Membership {
    private final ScimUserId ada = Examples.userId();
    private final ScimUserId bob = Examples.userId();
    private final ScimUserId eve = Examples.userId();

    @Test
    void aDeltaAddsAndRemoves() {
      ProvisionedGroup group = inserted(Examples.group("Pupils"));

      push(group, new MembershipChange.Delta(Set.of(ada, bob), Set.of()));
      push(group, new MembershipChange.Delta(Set.of(bob, eve), Set.of(ada)));

      assertThat(groups().pushedMembers(instance.id(), group.id()))
          .containsExactlyInAnyOrder(bob, eve);
    }

    @Test
    void exactly_replaces() {
      ProvisionedGroup group = inserted(Examples.group("Pupils"));
      push(group, new MembershipChange.Exactly(Set.of(ada, bob)));

      push(group, new MembershipChange.Exactly(Set.of(bob, eve)));

      assertThat(groups().pushedMembers(instance.id(), group.id()))
          .containsExactlyInAnyOrder(bob, eve);
    }

    @Test
    void thousandsOfMembers() {
      ProvisionedGroup group = inserted(Examples.group("Everybody"));
      Set<ScimUserId> many = Examples.userIds(2300);

      push(group, new MembershipChange.Exactly(many));
      push(group, new MembershipChange.Delta(Set.of(ada), Set.of(many.iterator().next())));

      Set<ScimUserId> pushed = groups().pushedMembers(instance.id(), group.id());
      assertThat(pushed).hasSize(2300).contains(ada).doesNotContain(many.iterator().next());
    }

    @Test
    void whoLeaves_isForgottenEverywhere() {
      ProvisionedGroup pupils = inserted(Examples.group("Pupils"));
      ProvisionedGroup chess = inserted(Examples.group("Chess"));
      push(pupils, new MembershipChange.Exactly(Set.of(ada, bob)));
      push(chess, new MembershipChange.Exactly(Set.of(ada)));

      groups().forgetMember(instance.id(), ada);

      assertThat(groups().pushedMembers(instance.id(), pupils.id())).containsExactly(bob);
      assertThat(groups().pushedMembers(instance.id(), chess.id())).isEmpty();
    }

    @Test
    void groupsOf_comesByName() {
      ProvisionedGroup pupils = inserted(Examples.group("Pupils"));
      ProvisionedGroup chess = inserted(Examples.group("chess"));
      inserted(Examples.group("Others"));
      push(pupils, new MembershipChange.Exactly(Set.of(ada)));
      push(chess, new MembershipChange.Exactly(Set.of(ada, bob)));

      assertThat(groups().groupsOf(instance.id(), ada)).containsExactly(chess, pupils);
    }
  }

  @Nested
  class Isolation {
    @Test
    void noInstanceSeesOrChangesAnothersGroups() {
      ProvisionedGroup group = inserted(Examples.group("Pupils"));
      ScimUserId ada = Examples.userId();
      push(group, new MembershipChange.Exactly(Set.of(ada)));

      groups().forgetMember(sibling.id(), ada);
      groups().delete(sibling.id(), group.id());

      assertThat(groups().find(sibling.id(), group.id())).isEmpty();
      assertThat(groups().provisioned(sibling.id())).isEmpty();
      assertThat(groups().pushedMembers(sibling.id(), group.id())).isEmpty();
      assertThat(groups().groupsOf(sibling.id(), ada)).isEmpty();
      assertThat(groups().groupsOf(instance.id(), ada)).containsExactly(group);
      assertThatThrownBy(() -> groups().update(sibling.id(), group))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void jamfIdsAreUniquePerInstance() {
      ProvisionedGroup ours = listed(7, "Pupils");
      ProvisionedGroup theirs =
          groups()
              .identify(sibling.id(), List.of(new JamfGroupSummary(SEVEN, "Pupils", "")))
              .get(SEVEN);

      assertThat(theirs.id()).isNotEqualTo(ours.id());
    }
  }
}
