package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.user.JamfUserId;
import io.scimify.jamf.simulator.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jamf's web apps synchronise every minute (fact sheet Jamf §5). */
class ClusterTest {
  private final JamfTestBench bench = new JamfTestBench();

  @BeforeEach
  void clustered() {
    bench.jamf.cluster().configure(2, Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void staysWithOneWebApp_soThatItSeesItsOwnWrites() {
    for (int i = 0; i < 10; i++) {
      JamfUserId id = value(bench.directory.createUser(bench.context(), fields("u" + i)));
      assertThat(value(bench.directory.readUser(bench.context(), id)).id()).isEqualTo(id);
    }
  }

  @Test
  void doesNotBelieveANotFound_whenThePinIsLost() {
    JamfUserId id = value(bench.directory.createUser(bench.context(), fields("ada")));
    bench.jamf.faults().always("GET", "/api/v1/users/.*", Fault.droppedCookie());
    bench.jamf.faults().once("DELETE", "/api/v1/users/.*", Fault.droppedCookie());

    // the web apps take turns now; sooner or later the one that knows the user answers
    assertThat(value(bench.directory.readUser(bench.context(), id)).id()).isEqualTo(id);
    assertThat(value(bench.directory.readUser(bench.context(), id)).id()).isEqualTo(id);
    assertThat(value(bench.directory.deleteUser(bench.context(), id))).isEqualTo(id);
    assertThat(bench.jamf.users().all()).isEmpty();
  }

  /** The web app that lags refuses to remove whom it does not know, and does not show it either. */
  @Test
  void aRemovalThatALaggingWebAppRefuses_isNotTakenAsDone() {
    JamfUserId ada = value(bench.directory.createUser(bench.context(), fields("ada")));
    JamfGroupId staff =
        value(
            bench.directory.createGroup(
                bench.context(), new GroupDisplayName("Staff"), "", List.of(ada)));
    bench
        .jamf
        .faults()
        .once(
            "PUT",
            ".*",
            Fault.answer(
                409,
                "text/html",
                "<html><head><title>Status page</title></head><body><p>Conflict</p>"
                    + "<p>Error: Unable to match user 1 in deletions list</p></body></html>"));
    bench
        .jamf
        .faults()
        .once(
            "GET",
            ".*usergroups.*",
            Fault.answer(
                200,
                "text/xml",
                "<user_group><id>%s</id><name>Staff</name><is_smart>false</is_smart><users>"
                        .formatted(staff)
                    + "<size>0</size></users></user_group>"));

    assertThat(
            failure(bench.directory.removeMembers(bench.context(), staff, List.of(ada))).reason())
        .isEqualTo(Reason.UNEXPECTED);
    value(bench.directory.removeMembers(bench.context(), staff, List.of(ada)));
    assertThat(bench.jamf.groups().memberNames("Staff")).isEmpty();
  }

  @Test
  void aRemovalThatFailed_isNotTakenAsDone_becauseALaggingWebAppShowsNoMembers() {
    JamfUserId ada = value(bench.directory.createUser(bench.context(), fields("ada")));
    JamfGroupId staff =
        value(
            bench.directory.createGroup(
                bench.context(), new GroupDisplayName("Staff"), "", List.of(ada)));
    bench.jamf.faults().once("PUT", ".*", Fault.serviceUnavailable());
    String nobody = "<user_group><id>%s</id><name>Staff</name><users><size>0</size></users>";
    bench
        .jamf
        .faults()
        .once(
            "GET",
            ".*usergroups.*",
            Fault.answer(200, "text/xml", nobody.formatted(staff) + "</user_group>"));

    assertThat(
            failure(bench.directory.removeMembers(bench.context(), staff, List.of(ada)))
                .effectUnknown())
        .isTrue();
  }

  @Test
  void believesANotFound_afterLookingAgainUnderTheSamePin() {
    JamfUserId id = value(bench.directory.createUser(bench.context(), fields("ada")));
    bench.jamf.users().remove((int) id.value());
    bench.warm();

    assertThat(failure(bench.directory.readUser(bench.context(), id)).reason())
        .isEqualTo(Reason.NOT_FOUND);
    assertThat(bench.calls()).hasSize(3);
  }
}
