package io.scimify.jamf.simulator;

import io.scimify.jamf.simulator.Settings.BlockedDelete;
import io.scimify.jamf.simulator.Settings.UnauthorizedBody;
import io.scimify.jamf.simulator.Settings.WriteRoot;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Locale;

/** Settings by the names that the control API shows them under. */
final class SettingsChange {
  private SettingsChange() {}

  static void apply(JsonObject body, Settings settings) {
    body.forEach((name, value) -> apply(name, text(body, name, value), settings));
  }

  private static void apply(String name, String value, Settings settings) {
    switch (name) {
      case "version" -> settings.version(value);
      case "tokenLifetimeSeconds" ->
          settings.tokenLifetime(Duration.ofSeconds(Long.parseLong(value)));
      case "invalidClientStatus" -> settings.invalidClientStatus(Integer.parseInt(value));
      case "privilegesBySite" -> settings.privilegesBySite(Boolean.parseBoolean(value));
      case "unauthorizedBody" -> settings.unauthorizedBody(UnauthorizedBody.valueOf(name(value)));
      case "writeRoot" -> settings.writeRoot(WriteRoot.valueOf(name(value)));
      case "blockedDelete" -> settings.blockedDelete(BlockedDelete.valueOf(name(value)));
      case "foldsJsonLists" -> settings.foldsJsonLists(Boolean.parseBoolean(value));
      case "classicGroupListForbidden" ->
          settings.classicGroupListForbidden(Boolean.parseBoolean(value));
      case "keepsGroupDescription" -> settings.keepsGroupDescription(Boolean.parseBoolean(value));
      case "proPutKeepsOmitted" -> settings.proPutKeepsOmitted(Boolean.parseBoolean(value));
      case "unmatchedEmailIsNotFound" ->
          settings.unmatchedEmailIsNotFound(Boolean.parseBoolean(value));
      default -> throw new IllegalArgumentException("No setting \"" + name + "\"");
    }
  }

  private static String text(JsonObject body, String name, JsonValue value) {
    return Json.text(body, name).orElseGet(value::toString);
  }

  private static String name(String value) {
    return value.toUpperCase(Locale.ROOT);
  }
}
