package io.scimify.application.service.provisioning;

import static io.scimify.application.service.provisioning.ProvisioningFixture.INSTANCE;
import static io.scimify.application.service.provisioning.ProvisioningFixture.done;
import static io.scimify.application.service.provisioning.ProvisioningFixture.plus;
import static io.scimify.application.service.provisioning.ProvisioningFixture.profile;
import static io.scimify.application.service.provisioning.ProvisioningFixture.refused;
import static io.scimify.application.service.provisioning.ProvisioningFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserDraft;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.FakeJamfDirectory.Call;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.group.ScimGroupId;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.ProvisioningScope;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserOrigin;
import io.scimify.domain.user.UserProfile;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProvisionUserServiceTest {
  private final ProvisioningFixture f = new ProvisioningFixture();

  @Nested
  class Create {
    @Test
    void makesTheJamfUserInTwoCalls() {
      UserView ada = f.created("ada");

      assertThat(f.jamf.user("ada").orElseThrow().fields())
          .isEqualTo(new JamfUserFields("ada", "User ada", "ada@example.com", "", ""));
      assertThat(f.jamf.calls()).containsExactly(Call.FIND_USER, Call.CREATE_USER);
      assertThat(f.live(ada.id())).isEmpty();
      assertThat(f.shown(ada.id())).isEqualTo(ada);
    }

    @Test
    void isAConflict_whenActive_byNameWithoutRegardToCase() {
      f.created("ada");
      refused(f.create(profile("ADA")), ScimResult.Reason.UNIQUENESS);
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }

    @Test
    void isAConflict_whenTheExternalIdIsAnotherActiveUsers() {
      done(f.create(with(profile("ada"), "externalId", "00u1")));
      refused(f.create(with(profile("bea"), "externalId", "00u1")), ScimResult.Reason.UNIQUENESS);
    }

    @Test
    void isAConflict_whenJamfHasTheName() {
      f.jamf.givenUser("ada", "", "");
      refused(f.create(profile("ada")), ScimResult.Reason.UNIQUENESS);
      assertThat(f.jamf.writes()).isEmpty();
      assertThat(f.users.countSearch(INSTANCE, "ada")).isZero();
    }

    @Test
    void isAConflictAndForgotten_whenJamfSaysDuplicate() {
      f.jamf.failBefore(Call.CREATE_USER, Reason.CONFLICT);
      refused(f.create(profile("ada")), ScimResult.Reason.UNIQUENESS);
      assertThat(f.users.countSearch(INSTANCE, "ada")).isZero();
      f.created("ada");
    }

    @Test
    void isInvalidAndForgotten_whenJamfRefusesTheValue() {
      f.jamf.failBefore(Call.CREATE_USER, Reason.INVALID);
      refused(f.create(profile("ada")), ScimResult.Reason.INVALID_VALUE);
      assertThat(f.users.countSearch(INSTANCE, "ada")).isZero();
    }

    @Test
    void recordsNothing_whenJamfCouldNotStoreAValue() {
      refused(f.create(with(profile("ada"), "title", "a\u0001b")), ScimResult.Reason.INVALID_VALUE);
      assertThat(f.jamf.calls()).isEmpty();
      assertThat(f.users.countSearch(INSTANCE, "ada")).isZero();
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }

    @Test
    void inactive_waitsForActivation() {
      UserView ada =
          done(f.userService.create(f.caller, new UserDraft(profile("ada"), Optional.of(false))));
      assertThat(ada.active()).isFalse();
      assertThat(f.jamf.writes()).isEmpty();

      assertThat(done(f.active(ada.id(), true)).active()).isTrue();
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }

    @Test
    void isAdoptedAtOnce_whenOnlyTheAnswerGotLost() {
      f.jamf.loseAnswer(Call.CREATE_USER);
      UserView ada = f.created("ada");
      assertThat(f.jamf.calls()).containsExactly(Call.FIND_USER, Call.CREATE_USER, Call.FIND_USER);
      assertThat(f.shown(ada.id())).isEqualTo(ada);
    }

    @Test
    void is429_whenJamfIsDown_andNothingStays() {
      f.jamf.goDown();
      ScimResult.Refused<?> answer =
          refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
      assertThat(answer.retryAfter()).isPresent();
      f.jamf.comeUp();
      f.pass(Duration.ofMinutes(3));
      assertThat(f.users.countSearch(INSTANCE, "ada")).isZero();
      assertThat(f.jamf.userNames()).isEmpty();
    }

    @Test
    void isTold_whenNothingCameOfIt() {
      f.jamf.goDown();
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
      f.jamf.comeUp();
      f.jamf.givenUser("bob", "Bob", "bob@example.com");
      refused(f.create(profile("bob")), ScimResult.Reason.UNIQUENESS);

      assertThat(f.audit.events())
          .filteredOn(event -> event.outcome() == AuditOutcome.REJECTED)
          .extracting(event -> event.action() + " " + event.subjectName())
          .containsExactly("user.create ada", "user.create bob");
      assertThat(f.audit.events())
          .allSatisfy(event -> assertThat(event.message()).startsWith("Not created: Jamf Pro"));
    }

    @Test
    void is429_whenTheOutcomeIsUnknown_andTheNextPostSucceeds() {
      f.jamf.loseRequest(Call.CREATE_USER);
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
      assertThat(f.found("ada")).isEmpty();

      f.created("ada");
      assertThat(f.jamf.userNames()).containsExactly("ada");
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }

    @Test
    void isFinishedByTheNextPost_whenItTookEffectUnseen() {
      f.jamf.loseAnswer(Call.CREATE_USER);
      f.jamf.failBefore(Call.FIND_USER, Reason.UNREACHABLE);
      f.jamf.failBefore(Call.FIND_USER, Reason.UNREACHABLE);
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE); // the look-up before
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE); // the look-up before
      f.jamf.forgetCalls();
      UserView ada = f.created("ada");
      assertThat(f.jamf.userNames()).containsExactly("ada");
      assertThat(f.shown(ada.id()).active()).isTrue();
    }

    @Test
    void isAdoptedByTheWorker_whenItTookEffectLate() {
      f.jamf.loseRequest(Call.CREATE_USER);
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
      f.pass(Duration.ofSeconds(10));
      f.jamf.givenUser("ada", "User ada", "ada@example.com");
      f.pass(Duration.ofSeconds(30));

      UserView ada = f.found("ada").orElseThrow();
      assertThat(f.stored(ada.id()).origin()).isEqualTo(UserOrigin.PROVISIONED);
      assertThat(f.stored(ada.id()).jamfId()).isPresent();
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
      assertThat(f.jamf.count(Call.CREATE_USER)).isEqualTo(1);
    }

    /** Okta repeats the POST after its 429; a conflict would end its job with an error. */
    @Test
    void isTold_toWhoeverAsksAgain_onceTheWorkerFoundItDone() {
      f.jamf.loseRequest(Call.CREATE_USER);
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
      f.jamf.givenUser("ada", "User ada", "ada@example.com");
      f.pass(Duration.ofSeconds(30));

      UserView ada = done(f.create(with(profile("ada"), "title", "CTO")));
      assertThat(ada.id()).isEqualTo(f.found("ada").orElseThrow().id());
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
      assertThat(f.jamf.count(Call.CREATE_USER)).isEqualTo(1);
      refused(f.create(profile("ada")), ScimResult.Reason.UNIQUENESS); // now it was told
    }

    @Test
    void isForgotten_whenItNeverTookEffect() {
      f.jamf.loseRequest(Call.CREATE_USER);
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
      assertThat(done(f.reading.list(f.caller, 0, 10)).users()).isEmpty();
      f.pass(Duration.ofMinutes(2));
      assertThat(f.users.countSearch(INSTANCE, "ada")).isZero();
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }
  }

  @Nested
  class Revive {
    @Test
    void byName_keepsTheId() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      UserView again = done(f.create(with(profile("Ada"), "title", "CTO")));

      assertThat(again.id()).isEqualTo(ada.id());
      assertThat(again.active()).isTrue();
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
    }

    @Test
    void byExternalId_keepsTheId_underTheNewName() {
      UserView ada = done(f.create(with(profile("ada"), "externalId", "00u1")));
      done(f.active(ada.id(), false));
      UserView again = done(f.create(with(profile("ada.king"), "externalId", "00u1")));

      assertThat(again.id()).isEqualTo(ada.id());
      assertThat(f.jamf.userNames()).containsExactly("ada.king");
      assertThat(f.found("ada")).isEmpty();
    }

    @Test
    void isKept_whenJamfIsDown() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.goDown();
      assertThat(done(f.create(profile("ada"))).id()).isEqualTo(ada.id());
      f.jamf.comeUp();
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }
  }

  @Nested
  class Update {
    @Test
    void writesTheDifference_inTwoCalls() {
      UserView ada = f.created("ada");
      f.jamf.forgetCalls();
      UserView changed = done(f.put(ada.id(), with(ada.profile(), "title", "CTO")));

      assertThat(f.jamf.calls()).containsExactly(Call.READ_USER, Call.UPDATE_USER);
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
      assertThat(f.shown(ada.id())).isEqualTo(changed);
    }

    @Test
    void ofTheSame_writesNothing() {
      UserView ada = f.created("ada");
      f.jamf.forgetCalls();
      assertThat(done(f.put(ada.id(), ada.profile())).profile()).isEqualTo(ada.profile());
      assertThat(f.jamf.calls()).containsExactly(Call.READ_USER);
    }

    @Test
    void ofWhatOnlyWeKnow_doesNotWriteToJamf() {
      UserView ada = f.created("ada");
      f.jamf.forgetCalls();
      done(f.put(ada.id(), with(ada.profile(), "externalId", "00u1")));
      assertThat(f.jamf.writes()).isEmpty();
      assertThat(f.shown(ada.id()).profile().externalId()).isPresent();
    }

    @Test
    void renames_inPlace() {
      UserView ada = f.created("ada");
      JamfUserId jamfId = f.jamf.user("ada").orElseThrow().id();
      done(f.put(ada.id(), profile("ada.king")));
      assertThat(f.jamf.user("ada.king").orElseThrow().id()).isEqualTo(jamfId);
      assertThat(f.found("ada.king").orElseThrow().id()).isEqualTo(ada.id());
      assertThat(f.found("ada")).isEmpty();
    }

    @Test
    void toATakenName_isRefusedAndChangesNothing() {
      UserView ada = f.created("ada");
      f.created("bea");
      refused(f.put(ada.id(), profile("BEA")), ScimResult.Reason.UNIQUENESS);
      assertThat(f.shown(ada.id()).profile()).isEqualTo(ada.profile());
      assertThat(f.live(ada.id())).isEmpty();
      assertThat(f.jamf.userNames()).containsExactly("ada", "bea");
    }

    @Test
    void toANameThatAStrangerHasInJamf_isRefusedAndChangesNothing() {
      UserView ada = f.created("ada");
      f.jamf.givenUser("bea", "", "");
      refused(f.put(ada.id(), profile("bea")), ScimResult.Reason.UNIQUENESS);
      assertThat(f.shown(ada.id()).profile()).isEqualTo(ada.profile());
    }

    @Test
    void whatJamfRefuses_isRefusedAndChangesNothing() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.UPDATE_USER, Reason.INVALID);
      refused(
          f.put(ada.id(), with(ada.profile(), "title", "CTO")), ScimResult.Reason.INVALID_VALUE);
      assertThat(f.shown(ada.id()).profile()).isEqualTo(ada.profile());
      assertThat(f.live(ada.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "THROTTLED", "UNEXPECTED"})
    void isAcceptedAndConverges_whenTransient(Reason reason) {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.UPDATE_USER, reason);
      UserProfile wanted = with(ada.profile(), "title", "CTO");
      assertThat(done(f.put(ada.id(), wanted)).profile()).isEqualTo(wanted);
      assertThat(f.shown(ada.id()).profile()).isEqualTo(wanted);
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEmpty();

      f.pass(Duration.ofSeconds(30));
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
      assertThat(f.live(ada.id())).isEmpty();
    }

    @Test
    void duringAnOutage_keepsTheLastWord() {
      UserView ada = f.created("ada");
      f.jamf.goDown();
      done(f.put(ada.id(), with(ada.profile(), "title", "CTO")));
      done(f.put(ada.id(), with(ada.profile(), "title", "CEO")));
      f.jamf.comeUp();
      f.pass(Duration.ofSeconds(60));
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CEO");
      assertThat(f.shown(ada.id()).profile().attributes()).containsEntry("title", "CEO");
    }

    @Test
    void thatIsRefused_leavesAnEarlierPromiseOwed() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.UPDATE_USER, Reason.UNREACHABLE);
      UserProfile promised = with(ada.profile(), "title", "CTO");
      done(f.put(ada.id(), promised));
      f.jamf.failBefore(Call.UPDATE_USER, Reason.INVALID);
      refused(f.put(ada.id(), with(promised, "title", "???")), ScimResult.Reason.INVALID_VALUE);

      assertThat(f.shown(ada.id()).profile()).isEqualTo(promised);
      f.pass(Duration.ofSeconds(60));
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
    }

    @Test
    void needsAPerson_whenJamfRefusesWhatWasPromised() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.UPDATE_USER, Reason.UNREACHABLE);
      f.jamf.failBefore(Call.UPDATE_USER, Reason.INVALID);
      done(f.put(ada.id(), with(ada.profile(), "title", "CTO")));
      f.pass(Duration.ofSeconds(10));
      assertThat(f.live(ada.id()).orElseThrow().state()).isEqualTo(OperationState.BLOCKED);
    }

    @Test
    void thatThrows_leavesNothingBehind() {
      UserView ada = f.created("ada");
      assertThatThrownBy(
              () ->
                  f.userService.update(
                      f.caller,
                      ada.id(),
                      now -> {
                        throw new IllegalStateException("412");
                      }))
          .hasMessage("412");
      assertThat(f.live(ada.id())).isEmpty();
      done(f.put(ada.id(), with(ada.profile(), "title", "CTO"))); // no lock is left over
    }

    @Test
    void withoutActive_neverDeactivates() {
      UserView ada = f.created("ada");
      done(f.put(ada.id(), with(ada.profile(), "title", "x")));
      assertThat(f.shown(ada.id()).active()).isTrue();
    }

    @Test
    void ofAnUnknownId_isNotFound() {
      refused(f.put(new ScimUserId(new UUID(9, 9)), profile("x")), ScimResult.Reason.NOT_FOUND);
    }

    @Test
    void makesTheUserAnew_whenJamfLostIt() {
      UserView ada = f.created("ada");
      f.pass(Duration.ofMinutes(2));
      f.jamf.removeUser(f.jamf.user("ada").orElseThrow().id());
      done(f.put(ada.id(), with(ada.profile(), "title", "CTO")));
      assertThat(f.jamf.user("ada").orElseThrow().fields().position()).isEqualTo("CTO");
      assertThat(f.shown(ada.id()).id()).isEqualTo(ada.id());
    }
  }

  @Nested
  class Deactivate {
    @Test
    void deletesOnce_keepsTheTombstoneComplete() {
      UserView ada = done(f.create(with(profile("ada"), "nickName", "Countess")));
      f.jamf.forgetCalls();
      UserView gone = done(f.active(ada.id(), false));

      assertThat(gone.active()).isFalse();
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.jamf.calls()).hasSizeLessThanOrEqualTo(3);
      f.jamf.forgetCalls();
      assertThat(f.shown(ada.id()).profile()).isEqualTo(ada.profile());
      assertThat(f.found("ada").orElseThrow().active()).isFalse();
      assertThat(f.jamf.calls()).isEmpty();
    }

    @Test
    void twice_callsJamfOnce() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.forgetCalls();
      assertThat(done(f.active(ada.id(), false)).active()).isFalse();
      assertThat(f.jamf.calls()).isEmpty();
    }

    @Test
    void isDone_whenJamfNoLongerHasTheUser() {
      UserView ada = f.created("ada");
      f.created("bea");
      f.pass(Duration.ofMinutes(2));
      f.jamf.removeUser(f.jamf.user("ada").orElseThrow().id());
      assertThat(done(f.active(ada.id(), false)).active()).isFalse();
      assertThat(f.live(ada.id())).isEmpty();
      assertThat(f.jamf.count(Call.DELETE_USER)).isZero();
    }

    @Test
    void isBlocked_whenDevicesAreAssigned_andTheGroupsGo() {
      UserView ada = f.created("ada");
      done(f.createGroup("Staff", ada.id()));
      JamfUserId jamfId = f.jamf.user("ada").orElseThrow().id();
      f.jamf.setInUse(jamfId, true);

      assertThat(done(f.active(ada.id(), false)).active()).isFalse();
      assertThat(f.live(ada.id()).orElseThrow().state()).isEqualTo(OperationState.BLOCKED);
      assertThat(f.jamf.memberNames("Staff")).isEmpty();
      assertThat(f.shown(ada.id()).active()).isFalse();

      f.jamf.setInUse(jamfId, false);
      f.pass(Duration.ofMinutes(20));
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.live(ada.id())).isEmpty();
    }

    @Test
    void isAcceptedAndConverges_whenJamfIsDown() {
      UserView ada = f.created("ada");
      f.jamf.goDown();
      assertThat(done(f.active(ada.id(), false)).active()).isFalse();
      assertThat(f.shown(ada.id()).active()).isFalse();
      f.pass(Duration.ofMinutes(1));
      f.jamf.comeUp();
      f.pass(Duration.ofSeconds(30));
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.live(ada.id())).isEmpty();
    }

    @Test
    void neverDeletesAStranger_neitherAtOnceNorLater() {
      UserView ada = f.created("ada");
      JamfUserId id = f.jamf.user("ada").orElseThrow().id();
      f.jamf.change(id, new JamfUserFields("zoe", "Zoe Other", "zoe@example.com", "", ""));
      done(f.active(ada.id(), false));
      assertThat(f.live(ada.id()).orElseThrow().state()).isEqualTo(OperationState.BLOCKED);
      f.pass(Duration.ofHours(1));
      assertThat(f.jamf.userNames()).containsExactly("zoe");
    }

    @Test
    void deletesAUserWhoseRenameWasStillOwed() {
      UserView ada = f.created("ada");
      f.jamf.goDown();
      done(f.put(ada.id(), with(ada.profile(), "userName", "ada.king")));
      done(f.active(ada.id(), false));
      f.jamf.comeUp();
      f.pass(Duration.ofMinutes(1));
      assertThat(f.jamf.userNames()).isEmpty();
    }

    @Test
    void whenTheDeletesAnswerGetsLost_isFoundDone_andReactivationDoesNotWait() {
      UserView ada = f.created("ada");
      f.jamf.loseAnswer(Call.DELETE_USER);
      done(f.active(ada.id(), false));
      done(f.active(ada.id(), true));
      assertThat(f.jamf.userNames()).containsExactly("ada");
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }

    @Test
    void neverDeletesWhoWasOnlySeen() {
      f.jamf.givenUser("ada", "Ada", "a@example.com");
      ScimUserId id = done(f.reading.list(f.caller, 0, 10)).users().get(0).id();
      assertThat(done(f.active(id, false)).active()).isFalse();
      f.pass(Duration.ofHours(2));
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }

    @Test
    void deletesWhoWasMatched() {
      f.jamf.givenUser("ada", "Ada", "a@example.com");
      ScimUserId id = f.found("ADA").orElseThrow().id();
      done(f.active(id, false));
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.shown(id).profile().toJamf().email()).isEqualTo("a@example.com");
    }

    @Test
    void ofAMatchedUser_isKept_whenJamfIsDown() {
      f.jamf.givenUser("ada", "Ada", "a@example.com");
      ScimUserId id = f.found("ada").orElseThrow().id();
      f.jamf.goDown();
      assertThat(done(f.active(id, false)).active()).isFalse();
      f.jamf.comeUp();
      f.pass(Duration.ofSeconds(40));
      assertThat(f.jamf.userNames()).isEmpty();
    }

    @Test
    void ofATombstonesProfile_staysWithUs() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.forgetCalls();
      UserProfile wanted = with(ada.profile(), "title", "CTO");
      UserView now = done(f.put(ada.id(), wanted));
      assertThat(now.active()).isFalse();
      assertThat(f.shown(ada.id()).profile()).isEqualTo(wanted);
      assertThat(f.jamf.calls()).isEmpty();
    }
  }

  @Nested
  class Reactivate {
    @Test
    void leavesTheGroups_asTheOwedDeletionWouldHave() {
      UserView ada = f.created("ada");
      ScimGroupId staff = done(f.createGroup("Staff", ada.id())).id();
      f.jamf.failBefore(Call.DELETE_USER, Reason.UNREACHABLE);
      done(f.active(ada.id(), false));
      done(f.active(ada.id(), true));
      f.work();

      assertThat(f.jamf.userNames()).containsExactly("ada");
      assertThat(f.jamf.memberNames("Staff")).isEmpty();
      assertThat(f.members(staff)).isEmpty();
    }

    @Test
    void makesTheUserAnew_whenTheOwedDeletionWorked_withoutWaitingForJamfToSettle() {
      UserView ada = f.created("ada");
      f.jamf.loseSteadiness();
      f.jamf.loseAnswer(Call.DELETE_USER);
      done(f.active(ada.id(), false));
      done(f.active(ada.id(), true));
      f.work();
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }

    /** While web apps take turns, "not found" is not said at all. */
    @Test
    void makesTheUserAnew_whenTheOwedDeletionWorked_andJamfCannotTell() {
      UserView ada = f.created("ada");
      f.jamf.loseSteadiness();
      f.jamf.loseAnswer(Call.DELETE_USER);
      done(f.active(ada.id(), false));
      f.jamf.failBefore(Call.READ_USER, Reason.NOT_YET);
      done(f.active(ada.id(), true));
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }

    /** A web app that lags behind shows somebody whom another one has just deleted. */
    @Test
    void makesTheUserAnew_whenTheOneThatWasFoundCannotBeWritten_andThenIsGone() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.loseSteadiness();
      JamfUserId shown = f.jamf.givenUser("ada", "User ada", "ada@example.com");
      f.jamf.failBefore(Call.UPDATE_USER, Reason.UNREACHABLE);
      done(f.active(ada.id(), true));

      f.jamf.removeUser(shown);
      f.pass(Duration.ofSeconds(10));

      assertThat(f.jamf.userNames()).containsExactly("ada");
      assertThat(f.live(ada.id())).isEmpty();
    }

    @Test
    void keepsWhatTheIdentityProviderSaysOfTheGroupsAfterwards() {
      UserView ada = f.created("ada");
      ScimGroupId staff = done(f.createGroup("Staff", ada.id())).id();
      f.jamf.failBefore(Call.DELETE_USER, Reason.UNREACHABLE);
      done(f.active(ada.id(), false));
      done(f.active(ada.id(), true));
      done(f.changeGroup(staff, "Staff", plus(ada.id())));
      f.pass(Duration.ofSeconds(30));
      assertThat(f.jamf.memberNames("Staff")).containsExactly("ada");
    }

    @Test
    void makesTheJamfUserAnew_behindTheSameId_inTwoCalls() {
      UserView ada = f.created("ada");
      JamfUserId before = f.jamf.user("ada").orElseThrow().id();
      done(f.active(ada.id(), false));
      f.jamf.forgetCalls();
      UserView back = done(f.active(ada.id(), true));

      assertThat(back.id()).isEqualTo(ada.id());
      assertThat(back.profile()).isEqualTo(ada.profile());
      assertThat(f.jamf.user("ada").orElseThrow().id()).isNotEqualTo(before);
      assertThat(f.jamf.calls()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void isRefused_andTheDeletionStaysOwed_whenJamfDoesNotTakeIt() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.DELETE_USER, Reason.UNREACHABLE);
      done(f.active(ada.id(), false));
      f.jamf.failBefore(Call.UPDATE_USER, Reason.INVALID);
      refused(
          f.userService.update(
              f.caller,
              ada.id(),
              now -> new UserDraft(with(now.profile(), "title", "?"), Optional.of(true))),
          ScimResult.Reason.INVALID_VALUE);
      assertThat(f.shown(ada.id()).active()).isFalse();
      f.pass(Duration.ofMinutes(1));
      assertThat(f.jamf.userNames()).isEmpty();
    }

    /** The creation took effect under the old name, and nobody knew when the rename came. */
    @Test
    void inDoubt_andThenRenamed_isOneUserUnderTheNewName() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.loseRequest(Call.CREATE_USER);
      done(f.active(ada.id(), true));
      f.jamf.givenUser("ada", "User ada", "ada@example.com"); // it takes effect at last

      done(f.put(ada.id(), profile("ada2")));
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).containsExactly("ada2");
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }

    @Test
    void inDoubt_thenRenamedAndDeactivated_leavesNobodyBehind() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.loseRequest(Call.CREATE_USER);
      done(f.active(ada.id(), true));
      f.jamf.failBefore(Call.FIND_USER, Reason.UNREACHABLE);
      done(f.put(ada.id(), profile("ada2")));
      done(f.active(ada.id(), false));
      f.jamf.givenUser("ada", "User ada", "ada@example.com"); // it takes effect at last
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.operations.countLive(INSTANCE)).isEmpty();
    }

    @Test
    void quicklyAndRepeatedly_endsWithTheLastWord() {
      UserView ada = f.created("ada");
      f.jamf.goDown();
      for (int i = 0; i < 5; i++) {
        done(f.active(ada.id(), false));
        done(f.active(ada.id(), true));
      }
      f.jamf.comeUp();
      f.pass(Duration.ofSeconds(60));
      assertThat(f.jamf.userNames()).containsExactly("ada");
      assertThat(f.shown(ada.id()).active()).isTrue();
      assertThat(f.jamf.count(Call.DELETE_USER)).isZero();
    }
  }

  @Nested
  class Delete {
    @Test
    void hidesTheUser_alsoUnderTheNameThatJamfStillShows_untilItIsGone() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.UPDATE_USER, Reason.UNREACHABLE);
      done(f.put(ada.id(), profile("countess")));
      f.jamf.failBefore(Call.DELETE_USER, Reason.UNREACHABLE);
      done(f.delete(ada.id()));

      assertThat(f.found("ada")).isEmpty();
      refused(f.create(profile("ada")), ScimResult.Reason.UNAVAILABLE);
      f.pass(Duration.ofSeconds(30));
      assertThat(f.created("ada").id()).isNotEqualTo(ada.id());
    }

    @Test
    void forgets_andFreesTheName() {
      UserView ada = f.created("ada");
      done(f.delete(ada.id()));
      refused(f.reading.get(f.caller, ada.id()), ScimResult.Reason.NOT_FOUND);
      refused(f.delete(ada.id()), ScimResult.Reason.NOT_FOUND);
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.created("ada").id()).isNotEqualTo(ada.id());
    }

    @Test
    void ofATombstone_forgetsWithoutACall() {
      UserView ada = f.created("ada");
      done(f.active(ada.id(), false));
      f.jamf.forgetCalls();
      done(f.delete(ada.id()));
      assertThat(f.jamf.calls()).isEmpty();
      assertThat(f.found("ada")).isEmpty();
    }

    @Test
    void isAcceptedAndHidden_whenJamfIsDown() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.DELETE_USER, Reason.UNREACHABLE);
      done(f.delete(ada.id()));
      refused(f.reading.get(f.caller, ada.id()), ScimResult.Reason.NOT_FOUND);
      assertThat(done(f.reading.list(f.caller, 0, 10)).users()).isEmpty();
      f.pass(Duration.ofSeconds(30));
      assertThat(f.jamf.userNames()).isEmpty();
      assertThat(f.users.find(INSTANCE, ada.id())).isEmpty();
    }

    @Test
    void mayBeRefusedByTheCheck() {
      UserView ada = f.created("ada");
      assertThatThrownBy(
              () ->
                  f.userService.delete(
                      f.caller,
                      ada.id(),
                      view -> {
                        throw new IllegalStateException("412");
                      }))
          .hasMessage("412");
      assertThat(f.jamf.userNames()).containsExactly("ada");
    }
  }

  @Nested
  class EmptyList {
    @Test
    void isDoubted_whileJamfShowsSomebodyWhoShouldBeInIt() {
      f.created("ada");
      f.jamf.listNobody();
      refused(f.reading.list(f.caller, 0, 10), ScimResult.Reason.UNAVAILABLE);
    }

    @Test
    void isDoubted_whileJamfDoesNotTell() {
      f.created("ada");
      f.jamf.listNobody();
      f.jamf.failBefore(Call.READ_USER, Reason.UNREACHABLE);
      refused(f.reading.list(f.caller, 0, 10), ScimResult.Reason.UNAVAILABLE);
    }

    @Test
    void isBelieved_whenTheyAreReallyGone() {
      UserView ada = f.created("ada");
      f.jamf.removeUser(f.stored(ada.id()).jamfId().orElseThrow());
      assertThat(done(f.reading.list(f.caller, 0, 10)).users()).isEmpty();
    }
  }

  @Nested
  class Modes {
    @Test
    void observe_decidesAndRecords_andWritesNothing() {
      f.mode(ProvisioningMode.OBSERVE);
      UserView ada = f.created("ada");
      done(f.put(ada.id(), with(ada.profile(), "title", "CTO")));
      done(f.active(ada.id(), false));
      f.pass(Duration.ofMinutes(2));

      assertThat(f.jamf.writes()).isEmpty();
      assertThat(f.audit.events()).allMatch(e -> e.outcome() == AuditOutcome.OBSERVED);
      assertThat(f.shown(ada.id()).active()).isFalse();
    }

    @Test
    void observe_stopsWhatWasOwed_untilLive() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.DELETE_USER, Reason.UNREACHABLE);
      done(f.active(ada.id(), false));
      f.mode(ProvisioningMode.OBSERVE);
      f.pass(Duration.ofMinutes(3));
      assertThat(f.jamf.userNames()).containsExactly("ada");
      f.mode(ProvisioningMode.LIVE);
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).isEmpty();
    }

    @Test
    void readOnly_answersReads_andRefusesWrites() {
      f.jamf.givenUser("ada", "Ada", "a@example.com");
      f.mode(ProvisioningMode.READ_ONLY);
      UserView ada = f.found("ada").orElseThrow();
      refused(f.active(ada.id(), false), ScimResult.Reason.FORBIDDEN);
      refused(f.create(profile("bea")), ScimResult.Reason.FORBIDDEN);
      refused(f.delete(ada.id()), ScimResult.Reason.FORBIDDEN);
    }

    @Test
    void scope_groupsOnly_refusesUsers() {
      f.scope(ProvisioningScope.GROUPS);
      refused(f.create(profile("ada")), ScimResult.Reason.FORBIDDEN);
      refused(f.reading.list(f.caller, 0, 1), ScimResult.Reason.FORBIDDEN);
    }

    @Test
    void paused_isBackLater_andTheWorkerRests() {
      UserView ada = f.created("ada");
      f.jamf.failBefore(Call.DELETE_USER, Reason.UNREACHABLE);
      done(f.active(ada.id(), false));
      f.change(i -> i.pause(f.clock.instant()));
      refused(f.create(profile("bea")), ScimResult.Reason.UNAVAILABLE);
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).containsExactly("ada");
      f.change(i -> i.activate(f.clock.instant()));
      f.pass(Duration.ofMinutes(2));
      assertThat(f.jamf.userNames()).isEmpty();
    }
  }

  @Test
  void everyStoryNamesTheTypeOfItsOperation() {
    UserView ada = f.created("ada");
    done(f.active(ada.id(), false));
    assertThat(f.audit.events()).extracting("action").contains("user.create", "user.deprovision");
  }

  @Test
  void theNameThatAnotherUserHoldsInJamfNow_isShownAsThatUser() {
    UserView ada = f.created("ada");
    JamfUserId id = f.jamf.user("ada").orElseThrow().id();
    f.jamf.change(id, new JamfUserFields("ada.king", "User ada", "ada@example.com", "", ""));
    f.jamf.givenUser("ada", "Other Ada", "");
    UserView other = f.found("ada").orElseThrow();
    assertThat(other.id()).isNotEqualTo(ada.id());
    assertThat(f.found("ada.king")).isPresent();
  }

  @Test
  void aLeaver_doesNotStayBecauseOfOneNotFound() {
    UserView ada = f.created("ada");
    f.pass(Duration.ofSeconds(90));
    f.jamf.failBefore(Call.READ_USER, Reason.NOT_FOUND); // for the request
    f.jamf.failBefore(Call.READ_USER, Reason.NOT_FOUND); // for the deletion
    done(f.active(ada.id(), false));
    assertThat(f.jamf.userNames()).isEmpty();
  }

  @Test
  void aDeletionThatJamfDeniesToKnow_isRepeated_whileTheWebAppsMayDisagree() {
    UserView ada = f.created("ada");
    f.jamf.failBefore(Call.DELETE_USER, Reason.NOT_FOUND);
    done(f.active(ada.id(), false));
    f.pass(Duration.ofSeconds(10));
    assertThat(f.jamf.userNames()).isEmpty();
  }

  @Test
  void aNewName_makesNoSecondUser_becauseOfOneNotFound() {
    UserView ada = f.created("ada");
    f.pass(Duration.ofSeconds(90));
    f.jamf.failBefore(Call.READ_USER, Reason.NOT_FOUND);
    f.jamf.failBefore(Call.READ_USER, Reason.NOT_FOUND);
    done(f.put(ada.id(), profile("ada.k")));
    assertThat(f.jamf.userNames()).containsExactly("ada.k");
  }
}
