package io.scimify.webapp.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.application.port.out.Concurrently;
import io.scimify.jamf.simulator.Fault;
import io.scimify.jamf.simulator.FaultRule;
import io.scimify.jamf.simulator.JamfSimulator;
import io.scimify.webapp.it.nodes.Node.Integration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The long form of {@link CrashIT}: two nodes on one PostgreSQL, of which one or the other is
 * killed at any time, before a Jamf with random faults. {@code -Dscimify.crash.operations=2000}
 * says how much is asked, {@code -Dscimify.crash.seed} what.
 */
@EnabledIfSystemProperty(named = "scimify.crash.operations", matches = "[0-9]+")
class RandomCrashesIT {
  private static final int OPERATIONS = Integer.getInteger("scimify.crash.operations", 0);
  private static final long SEED = Long.getLong("scimify.crash.seed", 1);
  private static final int AT_ONCE = 10;
  private static final int ROUNDS_BETWEEN_KILLS = 10;
  private static final double SHARE_OF_EACH_FAULT = 0.02;
  private static final List<Fault> FAULTS =
      List.of(
          Fault.delay(Duration.ofMillis(300)),
          Fault.internalServerError(),
          Fault.serviceUnavailable(),
          Fault.gatewayTimeoutButApplied(),
          Fault.resetBeforeEffect(),
          Fault.resetAfterEffect(),
          Fault.transientConflict(),
          Fault.truncatedBody(),
          Fault.loginPage());

  private static final JamfSimulator JAMF = JamfSimulator.builder().start();
  private static final List<Node> NODES = new ArrayList<>();
  private static PostgresServer database;
  private static Integration integration;

  private final Random random = new Random(SEED);
  private final AtomicInteger turn = new AtomicInteger();
  private final IdentityProvider provider =
      new IdentityProvider(
          () -> NODES.get(turn.getAndIncrement() % NODES.size()).scim(integration));
  private final Told told = new Told(provider);

  @BeforeAll
  static void start() {
    database = PostgresServer.started();
    for (String name : List.of("random-one", "random-other")) {
      NODES.add(new Node(name, database.settings()).start());
    }
    NODES.forEach(Node::awaitReady);
    integration = NODES.get(0).integrate("random-crashes", JAMF.baseUrl());
    String unguarded = "{'policy':{'guarded':false}}";
    assertThat(NODES.get(0).admin("PATCH", integration.adminPath(), unguarded).statusCode())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    NODES.forEach(Node::close);
    JAMF.close();
    database.close();
  }

  @Test
  void onceTheFaultsEnd_jamfIsAsScimWasTold() {
    JAMF.faults().seed(SEED);
    FAULTS.forEach(
        fault ->
            JAMF.faults()
                .add(
                    FaultRule.on(FaultRule.ANY_METHOD, ".*/user(s|groups).*", fault)
                        .withProbability(SHARE_OF_EACH_FAULT)));
    int rounds = Math.max(1, OPERATIONS / AT_ONCE);
    for (int round = 1; round <= rounds; round++) {
      List<Runnable> changes = told.next(random, AT_ONCE);
      if (round % ROUNDS_BETWEEN_KILLS == 0 || round == rounds) {
        changes.add(kill(NODES.get(random.nextInt(NODES.size()))));
        Collections.shuffle(changes, random);
      }
      Concurrently.run(
          changes.size(),
          i -> {
            changes.get(i).run();
            return i;
          });
    }
    JAMF.faults().clear();
    await().atMost(Duration.ofSeconds(60)).untilAsserted(this::everyoneAgrees);
    // "Not found" proves a deletion only some time after the user was written.
    await().atMost(Duration.ofSeconds(90)).untilAsserted(RandomCrashesIT::nothingIsOwed);
  }

  /** The other changes of the round meet it at work, gone, and starting. */
  private static Runnable kill(Node node) {
    return () -> {
      node.kill();
      node.start().awaitReady();
    };
  }

  private void everyoneAgrees() {
    assertThat(BothSides.users(JAMF)).isEqualTo(told.users());
    assertThat(BothSides.groups(JAMF)).isEqualTo(told.groups());
    for (Node node : NODES) {
      assertThat(BothSides.users(node.scim(integration))).isEqualTo(told.users());
      assertThat(BothSides.groups(node.scim(integration))).isEqualTo(told.groups());
    }
  }

  private static void nothingIsOwed() {
    String live = "SELECT id FROM provisioning_operation WHERE live_subject IS NOT NULL";
    assertThat(database.column(live)).isEmpty();
  }
}
