package io.scimify.webapp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.it.RunningServer.Instance;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was changed in Jamf behind our back is found and mended through the admin API. */
class DriftIT {
  private final RunningServer server = RunningServer.get();

  @BeforeEach
  void empty() {
    server.resetJamf();
  }

  private static String user(String name) {
    return "{'userName':'%s','name':{'givenName':'Ada','familyName':'Bee'},'active':true}"
        .formatted(name);
  }

  private JsonObject compared(Instance instance) {
    HttpResponse<String> begun = server.admin("POST", instance.path() + "/drift/run", "");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = RunningServer.json(begun).getString("id");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                overview(instance, "").getJsonObject("last") != null
                    && overview(instance, "").getJsonObject("last").getString("id").equals(id));
    return overview(instance, "").getJsonObject("last");
  }

  private JsonObject overview(Instance instance, String query) {
    return RunningServer.json(server.admin("GET", instance.path() + "/drift" + query, ""));
  }

  private String nameInJamf(String username) {
    return server.jamf().getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .filter(user -> user.getString("username").equals(username))
        .map(user -> user.getString("realname"))
        .findFirst()
        .orElse("");
  }

  /** Another instance of the same Jamf plays the one who changes things behind our back. */
  @Test
  void aChangeBehindOurBack_isFoundAndMended() {
    Instance instance = server.newInstance().active();
    Instance other = server.newInstance().active();
    instance.scim().post("/Users", user("drift1@it.example"));
    ScimClient stranger = other.scim();
    stranger.post("/Users", user("stranger@it.example"));
    String id =
        stranger
            .get("/Users?filter=userName%20eq%20%22drift1@it.example%22")
            .at("Resources/0/id")
            .toString();
    stranger.patch("/Users/" + id, "{'op':'replace','path':'displayName','value':'Changed'}");
    assertThat(nameInJamf("drift1@it.example")).isEqualTo("Changed");

    JsonObject counts = compared(instance).getJsonObject("counts");
    assertThat(counts.getInt("CHANGED_IN_JAMF")).isEqualTo(1);
    assertThat(counts.getInt("UNMANAGED_USER")).isPositive();
    JsonObject item =
        overview(instance, "?kind=CHANGED_IN_JAMF").getJsonArray("items").getJsonObject(0);
    assertThat(item.getJsonArray("differences").getJsonObject(0).getString("inJamf"))
        .isEqualTo("Changed");

    JsonObject repaired =
        RunningServer.json(
            server.admin(
                "POST",
                instance.path() + "/drift/repair",
                "{'items':['" + item.getString("id") + "']}"));
    assertThat(repaired.getInt("asked")).isEqualTo(1);
    await().until(() -> nameInJamf("drift1@it.example").equals("Ada Bee"));
    assertThat(compared(instance).getJsonObject("counts").getInt("CHANGED_IN_JAMF")).isZero();
  }

  @Test
  void whatIsNotOurs_isNeverRepaired() {
    Instance instance = server.newInstance().active();
    String repair = instance.path() + "/drift/repair";

    assertThat(server.admin("POST", repair, "{'all':true,'kind':'UNMANAGED_USER'}").statusCode())
        .isEqualTo(400);
    assertThat(server.admin("POST", repair, "{'items':['nonsense']}").statusCode()).isEqualTo(400);
    assertThat(server.admin("POST", repair, "{}").statusCode()).isEqualTo(400);
    assertThat(server.admin("POST", repair, "{'items':[]}").statusCode()).isEqualTo(409);
    assertThat(server.admin("GET", instance.path() + "/drift?kind=X", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void thePreviewOfADraft_sortsJamfsUsers() {
    Instance owner = server.newInstance().active();
    owner.scim().post("/Users", user("match@it.example"));
    Instance draft = server.newInstance();

    JsonObject preview =
        RunningServer.json(server.admin("GET", draft.path() + "/match-preview", ""));
    assertThat(preview.getJsonObject("alreadyProvisioned").getInt("count")).isZero();
    assertThat(preview.getJsonObject("exactMatches").getInt("count")).isZero();
    assertThat(preview.getJsonObject("unknownToIdentityProvider").getInt("count"))
        .isEqualTo(preview.getInt("usersInJamf"));
    assertThat(preview.getInt("usersInJamf")).isPositive();
    JsonObject matched =
        RunningServer.json(server.admin("GET", owner.path() + "/match-preview", ""));
    assertThat(matched.getJsonObject("exactMatches").getInt("count")).isEqualTo(1);
    assertThat(server.admin("POST", draft.path() + "/drift/run", "").statusCode()).isEqualTo(409);
  }
}
