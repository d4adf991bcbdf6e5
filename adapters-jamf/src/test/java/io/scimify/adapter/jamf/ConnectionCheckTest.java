package io.scimify.adapter.jamf;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.ConnectionFinding.Verdict;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.Privilege;
import io.scimify.jamf.simulator.SimulatorConfig;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every finding at once, by reading only, each with a sentence (fact sheet Jamf §1.4). */
class ConnectionCheckTest {
  private static final String CLIENT = SimulatorConfig.DEFAULT_CLIENT_ID;

  private final JamfTestBench bench = new JamfTestBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Map<String, ConnectionFinding> check() {
    var findings = bench.directory.checkConnection(bench.context());
    assertThat(findings).hasSize(11).allSatisfy(it -> assertThat(it.sentence()).isNotBlank());
    assertThat(bench.calls()).allMatch(call -> call.startsWith("GET "));
    return findings.stream().collect(Collectors.toMap(ConnectionFinding::check, it -> it));
  }

  private Verdict verdict(String name) {
    return check().get(name).verdict();
  }

  @Test
  void isAllGood_whenEverythingWorks() {
    assertThat(check().values()).allMatch(it -> it.verdict() == Verdict.OK);
  }

  @Test
  void saysWhatIsMissing() {
    bench.jamf.clients().revoke(CLIENT, Privilege.READ_USER, Privilege.DELETE_USER);

    var findings = check();
    assertThat(findings.get("Read User").verdict()).isEqualTo(Verdict.MISSING);
    assertThat(findings.get("Delete User").verdict()).isEqualTo(Verdict.MISSING);
    assertThat(findings.get("Delete User").sentence()).contains("Add \"Delete User\"");
    assertThat(findings.get("Create User").verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void saysWhatCannotBeKnown_whenJamfReportsNoPrivileges() {
    bench.jamf.settings().privilegesBySite(false);

    var findings = check();
    assertThat(findings.get("Read User").verdict()).isEqualTo(Verdict.OK);
    assertThat(findings.get("Read Static User Groups").verdict()).isEqualTo(Verdict.OK);
    assertThat(findings.get("Update User").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void saysThatTheClientIsRefused() {
    bench.jamf.clients().rotateSecret(CLIENT, "another");

    var findings = check();
    assertThat(findings.get("reachable").verdict()).isEqualTo(Verdict.OK);
    assertThat(findings.get("token").verdict()).isEqualTo(Verdict.FAILED);
    assertThat(findings.get("Read User").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void saysThatJamfIsNotReachable() {
    bench.jamf.close();

    var findings = check();
    assertThat(findings.get("reachable").verdict()).isEqualTo(Verdict.FAILED);
    assertThat(findings.get("token").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void goesOnWithoutAVersion() {
    bench
        .jamf
        .faults()
        .always("GET", "/api/v1/jamf-pro-version", Fault.answer(403, "application/json", "{}"));

    var findings = check();
    assertThat(findings.get("version").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(findings.get("token").verdict()).isEqualTo(Verdict.OK);
    assertThat(findings.get("Read User").verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void doesNotTakeAnyWebServerForJamf() {
    bench.jamf.faults().always("*", ".*", Fault.answer(404, "text/html", "<html>404</html>"));

    var findings = check();
    assertThat(findings.get("token").verdict()).isEqualTo(Verdict.FAILED);
    assertThat(findings.get("token").sentence()).contains("404");
    assertThat(findings.get("Read User").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void asksForANewToken_soThatARotatedSecretIsNoticed() {
    check();
    bench.jamf.clients().rotateSecret(CLIENT, "another");

    assertThat(verdict("token")).isEqualTo(Verdict.FAILED);
  }

  @Test
  void namesTheSlowerWay_beforeJamfPro1126() {
    bench.jamf.settings().version("11.25.2");

    assertThat(verdict("version")).isEqualTo(Verdict.OK);
    assertThat(check().get("version").sentence()).contains("11.25.2").contains("Classic");
  }
}
