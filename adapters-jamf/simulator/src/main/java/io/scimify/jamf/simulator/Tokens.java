package io.scimify.jamf.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens in circulation: shaped like Jamf's JWTs, known only by looking them up. */
final class Tokens {
  private record Issued(String clientId, Instant expiresAt) {}

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, Issued> live = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  Tokens(Clock clock) {
    this.clock = clock;
  }

  String issue(ApiClient client, Duration lifetime) {
    Instant now = clock.instant();
    live.values().removeIf(it -> !now.isBefore(it.expiresAt()));
    Instant expiresAt = now.plus(lifetime);
    String token = jwt(client, now, expiresAt);
    live.put(token, new Issued(client.clientId(), expiresAt));
    return token;
  }

  Optional<String> clientOf(String token) {
    return Optional.ofNullable(live.get(token))
        .filter(it -> clock.instant().isBefore(it.expiresAt()))
        .map(Issued::clientId);
  }

  void invalidate(String token) {
    live.remove(token);
  }

  void invalidateAll() {
    live.clear();
  }

  private String jwt(ApiClient client, Instant now, Instant expiresAt) {
    byte[] signature = new byte[32];
    random.nextBytes(signature);
    String header = "{\"alg\":\"HS512\"}";
    String claims =
        "{\"sub\":\"%d\",\"aud\":\"%s\",\"subject-type\":\"REGISTERED_CLIENT_ID\","
            + "\"authentication-type\":\"CLIENT_CREDENTIALS\",\"scope\":[\"%s\"],"
            + "\"iat\":%d,\"exp\":%d}";
    String payload =
        claims.formatted(
            client.roleId(),
            client.clientId(),
            client.scope(),
            now.getEpochSecond(),
            expiresAt.getEpochSecond());
    return encode(header.getBytes(UTF_8))
        + "."
        + encode(payload.getBytes(UTF_8))
        + "."
        + encode(signature);
  }

  private static String encode(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
