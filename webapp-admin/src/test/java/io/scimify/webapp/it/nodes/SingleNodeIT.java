package io.scimify.webapp.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.application.port.out.Concurrently;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.webapp.it.nodes.Node.Integration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A node with a database file of its own: the disk fills up, and it is told to stop. */
class SingleNodeIT {
  private static final String INACTIVE = "{'op':'replace','value':{'active':false}}";
  private static final long ROOM_BYTES = 100_000;
  private static final int MORE_THAN_FITS = 500;

  private static final JamfSimulator JAMF = JamfSimulator.builder().start();
  private static final Node NODE = new Node("single", Map.of());
  private static Integration integration;

  private final ScimClient scim = NODE.scim(integration);

  @BeforeAll
  static void start() {
    NODE.start().awaitReady();
    integration = NODE.integrate("single", JAMF.baseUrl());
  }

  @AfterAll
  static void stop() {
    NODE.close();
    JAMF.close();
  }

  private static String user(int number) {
    return IdentityProvider.user("full%d@single.example".formatted(number), "Name " + number);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withAFullDisk_writesAreRefusedClearly_andNothingIsLost() {
    String leaver = "/Users/" + scim.user("leaver@single.example");
    NODE.fillDisk(ROOM_BYTES);
    int number = 0;
    Answer last = scim.post("/Users", user(number));
    while (last.status() == 201 && number < MORE_THAN_FITS) {
      last = scim.post("/Users", user(++number));
    }
    Answer deactivation = scim.patch(leaver, INACTIVE);

    isAClearRefusal(last);
    isAClearRefusal(deactivation);
    assertThat(scim.get(leaver).at("active")).isEqualTo(true);
    assertThat(BothSides.users(JAMF)).containsKey("leaver@single.example");

    NODE.makeRoom();
    assertThat(scim.post("/Users", user(number)).status()).isEqualTo(201);
    assertThat(scim.patch(leaver, INACTIVE).status()).isEqualTo(200);
    bothAgree(number + 1);
    NODE.kill();
    NODE.start().awaitReady();
    bothAgree(number + 1);
  }

  private static void isAClearRefusal(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
    assertThat(answer.at("detail").toString()).contains("disk is full");
  }

  private void bothAgree(int madeWhenFull) {
    assertThat(BothSides.users(scim)).isEqualTo(BothSides.users(JAMF));
    assertThat(BothSides.users(JAMF).keySet())
        .filteredOn(name -> name.startsWith("full"))
        .hasSize(madeWhenFull);
    assertThat(BothSides.users(JAMF)).doesNotContainKey("leaver@single.example");
  }

  @Test
  void toldToStop_itAnswersWhatIsInFlight() {
    String path = "/Users/" + scim.user("stopped@single.example");
    for (String method : List.of("POST", "DELETE")) {
      JAMF.faults().once(method, ".*/users.*", Fault.delay(Duration.ofSeconds(3)));
    }
    List<Supplier<Answer>> requests =
        List.of(
            () -> scim.post("/Users", IdentityProvider.user("started@single.example", "New")),
            () -> scim.patch(path, INACTIVE));
    JAMF.requests().clear();
    List<Answer> answers =
        Concurrently.run(
            requests.size() + 1,
            i -> {
              if (i < requests.size()) {
                return requests.get(i).get();
              }
              await().until(() -> writesInJamf("POST") == 1 && writesInJamf("DELETE") == 1);
              NODE.terminate();
              return null;
            });
    assertThat(answers.get(0).status()).isEqualTo(201);
    assertThat(answers.get(1).status()).isEqualTo(200);
    assertThat(answers.get(1).at("active")).isEqualTo(false);

    NODE.start().awaitReady();
    assertThat(BothSides.users(scim)).isEqualTo(BothSides.users(JAMF));
    assertThat(BothSides.users(JAMF))
        .containsKey("started@single.example")
        .doesNotContainKey("stopped@single.example");
  }

  private static int writesInJamf(String method) {
    return JAMF.requests().matching(method, ".*/users.*").size();
  }
}
