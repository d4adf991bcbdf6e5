package io.scimify.demo;

import io.scimify.jamf.simulator.SimulatorConfig;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;

/** The tenant {@code demo} with one active integration instance and a fresh SCIM key. */
final class DemoTenant {
  private static final String TENANT = "demo";
  private static final String INTEGRATIONS = "/tenants/" + TENANT + "/integrations";
  private static final String LABEL = "demo";

  private final AdminApiClient api;
  private final String jamfUrl;

  DemoTenant(AdminApiClient api, String jamfUrl) {
    this.api = api;
    this.jamfUrl = jamfUrl;
  }

  /** What the newcomer needs to know to call SCIM. */
  record Ready(String scimBaseUrl, String key) {
    @Override
    public String toString() {
      return "Ready[" + scimBaseUrl + ", ***]";
    }
  }

  /** Makes what is missing; a second start finds the first one's data. */
  Ready prepare() throws IOException, InterruptedException {
    if (!api.exists("/tenants/" + TENANT)) {
      api.post(
          "/tenants", Json.createObjectBuilder().add("id", TENANT).add("name", "Demo").build());
    }
    JsonObject instance = instance();
    String path = INTEGRATIONS + "/" + instance.getString("id");
    if (!"ACTIVE".equals(instance.getString("status"))) {
      api.post(path + "/activate", JsonValue.EMPTY_JSON_OBJECT);
    }
    return new Ready(instance.getString("scimBaseUrl"), freshKey(path + "/scim-tokens"));
  }

  private JsonObject instance() throws IOException, InterruptedException {
    JsonArray known = items(api.get(INTEGRATIONS));
    return known.isEmpty() ? api.post(INTEGRATIONS, description()) : known.getJsonObject(0);
  }

  private JsonObject description() {
    return Json.createObjectBuilder()
        .add("type", "jamf-pro-end-users")
        .add("name", "Simulated Jamf Pro")
        .add("instanceUrl", jamfUrl)
        .add("clientId", SimulatorConfig.DEFAULT_CLIENT_ID)
        .add("clientSecret", SimulatorConfig.DEFAULT_CLIENT_SECRET)
        .build();
  }

  // A key is shown once, so each start of the demo replaces the one before.
  private String freshKey(String path) throws IOException, InterruptedException {
    for (JsonValue token : items(api.get(path))) {
      if (LABEL.equals(token.asJsonObject().getString("label"))) {
        api.delete(path + "/" + token.asJsonObject().getString("id"));
      }
    }
    return api.post(path, Json.createObjectBuilder().add("label", LABEL).build())
        .getString("token");
  }

  private static JsonArray items(JsonValue list) {
    return list instanceof JsonArray array ? array : list.asJsonObject().getJsonArray("items");
  }
}
