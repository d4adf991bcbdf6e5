package io.scimify.adapter.scim.resource;

import static io.scimify.adapter.scim.resource.ScimClient.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.adapter.scim.resource.ScimClient.Answer;
import io.scimify.adapter.scim.wire.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private final AtomicLong seconds = new AtomicLong();
  private long secondsPerLook;

  /** Each look at this clock takes a while. */
  private final Clock slow =
      ((InstantSource) () -> Instant.ofEpochSecond(seconds.addAndGet(secondsPerLook)))
          .withZone(ZoneOffset.UTC);

  private final ScimServer server = new ScimServer(Limits.STANDARD, slow);

  @AfterEach
  void stop() {
    server.close();
  }

  private void isTooMany(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("scimType")).isEqualTo("tooMany");
  }

  @Test
  void aScanOfUsersIsBrokenOff() {
    server.user("ada");
    server.user("bob");
    secondsPerLook = Deadline.LAST_READ.toSeconds() / 2;
    assertThat(server.get("/Users" + filter("title pr")).status()).isEqualTo(200);
    secondsPerLook = Deadline.LAST_READ.toSeconds() / 2 + 1;
    isTooMany(server.get("/Users" + filter("title pr")));
    assertThat(server.get("/Users" + filter("userName eq \"ada\"")).status()).isEqualTo(200);
  }

  @Test
  void noMembersOfOneMoreGroupAreRead() {
    server.post("/Groups", "{'displayName':'Staff'}");
    assertThat(server.get("/Groups").status()).isEqualTo(200);
    secondsPerLook = Deadline.LAST_START.plus(Duration.ofSeconds(1)).toSeconds();
    isTooMany(server.get("/Groups"));
    assertThat(server.get("/Groups?excludedAttributes=members").status()).isEqualTo(200);
  }
}
