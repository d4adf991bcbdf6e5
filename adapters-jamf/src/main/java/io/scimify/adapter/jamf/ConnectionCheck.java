package io.scimify.adapter.jamf;

import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.ConnectionFinding.Verdict;
import io.scimify.application.port.out.JamfResult.Reason;
import io.scimify.domain.integration.JamfPrivilege;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out by reading alone what works and what an administrator has to mend (§1.4). */
final class ConnectionCheck {
  private static final String REACHABLE = "reachable";
  private static final String TOKEN = "token";
  private static final String VERSION = "version";
  private static final String NO_SITE = "-1";

  private final JamfCalls calls;
  private final Runnable readUser;
  private final Runnable readGroups;
  private final List<ConnectionFinding> findings = new ArrayList<>();

  ConnectionCheck(JamfCalls calls, Runnable readUser, Runnable readGroups) {
    this.calls = calls;
    this.readUser = readUser;
    this.readGroups = readGroups;
  }

  List<ConnectionFinding> run() {
    if (isConnected()) {
      Optional<Set<String>> reported = reportedPrivileges();
      for (JamfPrivilege privilege : JamfPrivilege.values()) {
        findings.add(
            switch (privilege) {
              case READ_USER -> byReading(privilege, readUser);
              case READ_STATIC_USER_GROUPS -> byReading(privilege, readGroups);
              default -> byReport(privilege, reported);
            });
      }
    } else {
      for (JamfPrivilege privilege : JamfPrivilege.values()) {
        add(privilege.label(), Verdict.UNKNOWN, "Not checked, because there is no connection yet.");
      }
    }
    return List.copyOf(findings);
  }

  private void add(String check, Verdict verdict, String sentence) {
    findings.add(new ConnectionFinding(check, verdict, sentence));
  }

  // ------------------------------------------------------------------- reachable, token, version

  private boolean isConnected() {
    try {
      String version = calls.read(JamfRequest.open(UserApiChoice.VERSION_PATH), this::version);
      reached();
      add(TOKEN, Verdict.OK, "The client id and secret are accepted.");
      foundVersion(version);
      return true;
    } catch (JamfFailure failure) {
      return explain(failure);
    }
  }

  private String version(Reply reply) {
    return JamfJson.text(calls.json().requireObject(reply, UserApiChoice.VERSION_PATH), "version");
  }

  private void reached() {
    add(
        REACHABLE,
        Verdict.OK,
        "Jamf Pro answers at " + calls.session().connection().instanceUrl() + ".");
  }

  private void foundVersion(String text) {
    Optional<JamfVersion> version = JamfVersion.of(text);
    if (version.isEmpty()) {
      add(VERSION, Verdict.UNKNOWN, "Jamf Pro named no version; the users API is found by trying.");
      return;
    }
    String way =
        version.get().hasUsersApi()
            ? "users go through the Jamf Pro API."
            : "users go through the Classic API; 11.26 or later makes imports much faster.";
    add(VERSION, Verdict.OK, "Jamf Pro " + text + ": " + way);
  }

  /** Which of the three failed; tells whether the privileges can be checked all the same. */
  private boolean explain(JamfFailure failure) {
    if (failure.status() == 0) {
      add(REACHABLE, Verdict.FAILED, failure.detail() + " Check the Instance URL and Jamf Pro.");
      add(TOKEN, Verdict.UNKNOWN, "Not checked, because Jamf Pro is not reachable.");
      add(VERSION, Verdict.UNKNOWN, "Not known without a connection.");
      return false;
    }
    reached();
    if (failure.isAboutToken()) {
      add(TOKEN, Verdict.FAILED, failure.detail());
      add(VERSION, Verdict.UNKNOWN, "Not known without an access token.");
      return false;
    }
    add(TOKEN, Verdict.OK, "The client id and secret are accepted.");
    add(VERSION, Verdict.UNKNOWN, failure.detail() + " The users API is found by trying instead.");
    return true;
  }

  // ------------------------------------------------------------------------------- privileges

  private static ConnectionFinding byReading(JamfPrivilege privilege, Runnable read) {
    try {
      read.run();
      return new ConnectionFinding(privilege.label(), Verdict.OK, "Reading works.");
    } catch (JamfFailure failure) {
      Verdict verdict = failure.is(Reason.MISSING_PRIVILEGE) ? Verdict.MISSING : Verdict.FAILED;
      return new ConnectionFinding(privilege.label(), verdict, failure.detail());
    }
  }

  private static ConnectionFinding byReport(
      JamfPrivilege privilege, Optional<Set<String>> reported) {
    String label = privilege.label();
    if (reported.isEmpty()) {
      return new ConnectionFinding(
          label,
          Verdict.UNKNOWN,
          "Jamf Pro does not report it, and it cannot be tried without writing. Make sure that"
              + " the client's API role has \""
              + label
              + "\".");
    }
    return reported.get().contains(label)
        ? new ConnectionFinding(label, Verdict.OK, "Jamf Pro reports it as granted.")
        : new ConnectionFinding(
            label,
            Verdict.MISSING,
            "Jamf Pro does not report it. Add \"" + label + "\" to the client's API role.");
  }

  /** Not every Jamf reports them for API clients (fact sheet Jamf Q6). */
  private Optional<Set<String>> reportedPrivileges() {
    try {
      return calls.read(
          JamfRequest.open("/api/v1/auth"),
          reply ->
              calls
                  .json()
                  .object(reply)
                  .flatMap(body -> JamfJson.child(body, "account"))
                  .map(ConnectionCheck::privileges)
                  .filter(privileges -> !privileges.isEmpty()));
    } catch (JamfFailure failure) {
      return Optional.empty(); // the report is advice; its absence is said per privilege
    }
  }

  private static Set<String> privileges(JsonObject account) {
    return JamfJson.child(account, "privilegesBySite")
        .map(sites -> sites.containsKey(NO_SITE) ? JamfJson.array(sites, NO_SITE) : all(sites))
        .orElse(List.of())
        .stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .collect(Collectors.toSet());
  }

  private static List<JsonValue> all(JsonObject sites) {
    return sites.keySet().stream().flatMap(site -> JamfJson.array(sites, site).stream()).toList();
  }
}
