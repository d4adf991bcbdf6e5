package io.scimify.adapter.jamf;

import static io.scimify.adapter.jamf.JamfTestBench.failure;
import static io.scimify.adapter.jamf.JamfTestBench.fields;
import static io.scimify.adapter.jamf.JamfTestBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.user.JamfUserId;
import io.scimify.jamf.simulator.Privilege;
import io.scimify.jamf.simulator.SimulatorConfig;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A missing privilege is named, whichever of the eight it is, and its return is noticed. */
class PrivilegesTest {
  private static final String CLIENT = SimulatorConfig.DEFAULT_CLIENT_ID;

  private final JamfTestBench bench = new JamfTestBench();
  private JamfUserId user = new JamfUserId(1);
  private JamfGroupId group = new JamfGroupId(1);

  @BeforeEach
  void populate() {
    user = new JamfUserId(bench.jamf.users().add("ada").id());
    group = new JamfGroupId(bench.jamf.groups().add("G").id());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_USER,11.30.2",
    "READ_USER,11.30.2",
    "UPDATE_USER,11.30.2",
    "DELETE_USER,11.30.2",
    "CREATE_USER,11.20.0",
    "READ_USER,11.20.0",
    "UPDATE_USER,11.20.0",
    "DELETE_USER,11.20.0",
    "CREATE_STATIC_USER_GROUPS,11.30.2",
    "READ_STATIC_USER_GROUPS,11.30.2",
    "UPDATE_STATIC_USER_GROUPS,11.30.2",
    "DELETE_STATIC_USER_GROUPS,11.30.2"
  })
  void isNamedWhenMissing(JamfPrivilege privilege, String version) {
    bench.jamf.settings().version(version);
    Privilege simulated = Privilege.valueOf(privilege.name());
    bench.jamf.clients().revoke(CLIENT, simulated);

    JamfResult.Failed<?> failed = failure(use(privilege));

    assertThat(failed.reason()).isEqualTo(Reason.MISSING_PRIVILEGE);
    assertThat(failed.privilege()).contains(privilege);
    assertThat(failed.detail()).contains("\"" + privilege.label() + "\"").contains(CLIENT);
    assertThat(failed.effectUnknown()).isFalse();

    bench.jamf.clients().grant(CLIENT, simulated);
    assertThat(value(use(privilege))).isNotNull();
  }

  private JamfResult<?> use(JamfPrivilege privilege) {
    var directory = bench.directory;
    var context = bench.context();
    return switch (privilege) {
      case CREATE_USER -> directory.createUser(context, fields("new"));
      case READ_USER -> directory.readUser(context, user);
      case UPDATE_USER -> directory.updateUser(context, user, fields("ada.k"));
      case DELETE_USER -> directory.deleteUser(context, user);
      case CREATE_STATIC_USER_GROUPS ->
          directory.createGroup(context, new GroupDisplayName("new"), "", List.of());
      case READ_STATIC_USER_GROUPS -> directory.readGroup(context, group);
      case UPDATE_STATIC_USER_GROUPS -> directory.addMembers(context, group, List.of(user));
      case DELETE_STATIC_USER_GROUPS -> directory.deleteGroup(context, group);
    };
  }
}
