package io.scimify.jamf.simulator;

import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/** What the control API may change about an API client: secret, privileges, enabled. */
final class ClientChange {
  private ClientChange() {}

  static void apply(JsonObject body, String clientId, ApiClients clients) {
    if (body.containsKey("privileges")) {
      clients.setPrivileges(clientId, privileges(body));
    }
    if (body.containsKey("enabled")) {
      clients.setEnabled(clientId, body.getBoolean("enabled"));
    }
    Json.text(body, "secret").ifPresent(it -> clients.rotateSecret(clientId, it));
  }

  private static Set<Privilege> privileges(JsonObject body) {
    return Json.texts(body, "privileges").stream()
        .map(ClientChange::privilege)
        .collect(Collectors.toSet());
  }

  private static Privilege privilege(String label) {
    return Privilege.labelled(label)
        .orElseThrow(() -> new IllegalArgumentException("No privilege \"" + label + "\""));
  }
}
