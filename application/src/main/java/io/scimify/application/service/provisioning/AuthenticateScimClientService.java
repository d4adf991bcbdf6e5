package io.scimify.application.service.provisioning;

import io.scimify.application.port.in.AuthenticateScimClientUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.operation.CorrelationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Compares the hash of a presented key with every live key of the instance, in constant time. */
public final class AuthenticateScimClientService implements AuthenticateScimClientUseCase {
  /** "Last used" is kept to the minute, so that a read does not write each time. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  private final ProvisioningPorts ports;

  public AuthenticateScimClientService(ProvisioningPorts ports) {
    this.ports = ports;
  }

  @Override
  public Optional<ScimCaller> authenticate(
      String instanceId, String key, CorrelationId correlation) {
    byte[] presented = sha256(key);
    Instant now = ports.now();
    return parse(instanceId)
        .flatMap(
            id ->
                ports
                    .transactions()
                    .inTransaction(() -> match(ports.integrations().tokens(id), presented, now))
                    .map(token -> new ScimCaller(id, token.label(), correlation)));
  }

  private static Optional<IntegrationInstanceId> parse(String text) {
    try {
      return Optional.of(new IntegrationInstanceId(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private Optional<ScimToken> match(List<ScimToken> tokens, byte[] presented, Instant now) {
    Optional<ScimToken> matching = Optional.empty();
    for (ScimToken token : tokens) {
      byte[] stored = HexFormat.of().parseHex(token.hash().value());
      if (MessageDigest.isEqual(stored, presented) && token.isLive(now)) {
        matching = Optional.of(token);
      }
    }
    matching
        .filter(
            token -> token.lastUsedAt().map(at -> at.plus(USE_GRAIN).isBefore(now)).orElse(true))
        .ifPresent(
            token -> ports.integrations().recordTokenUse(token.integration(), token.id(), now));
    return matching;
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
