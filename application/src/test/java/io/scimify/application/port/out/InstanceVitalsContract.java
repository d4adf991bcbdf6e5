package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.InstanceVitals.Waiting;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.integration.TokenHash;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.OperationType;
import io.scimify.domain.operation.ProvisioningOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link InstanceVitals} does. */
public abstract class InstanceVitalsContract extends StorageContract {
  private static final Instant NOW = Examples.NOW;

  private ProvisioningOperation asked(IntegrationInstance of, int second) {
    return Examples.operation(of.id(), OperationType.UPDATE_USER, NOW.plusSeconds(second));
  }

  private ScimToken key(IntegrationInstance of, int second) {
    ScimToken key =
        new ScimToken(
            new ScimTokenId(UUID.randomUUID()),
            of.id(),
            "okta",
            new TokenHash("c".repeat(64)),
            NOW.plusSeconds(second),
            Optional.empty(),
            Optional.of(NOW));
    storage.integrations().insertToken(key);
    return key;
  }

  @Test
  void tellsHowManyWaitAndSinceWhen_butNotWhatHasEnded() {
    storage.operations().insert(asked(instance, 5));
    storage.operations().insert(asked(instance, 3));
    storage.operations().insert(asked(instance, 4).held("Too many."));
    storage.operations().insert(asked(instance, 1).ended(OperationState.DONE, "Done."));
    storage.operations().insert(asked(stranger, 0));

    var waiting = storage.vitals().waiting(Optional.of(instance.tenant()));

    assertThat(waiting)
        .isEqualTo(
            Map.of(
                instance.id(),
                Map.of(
                    OperationState.PENDING, new Waiting(2, NOW.plusSeconds(3)),
                    OperationState.HELD, new Waiting(1, NOW.plusSeconds(4)))));
    assertThat(storage.vitals().waiting(Optional.empty()))
        .containsKeys(instance.id(), stranger.id());
  }

  @Test
  void givesTheKeysOfEveryInstance_inTheOrderInWhichTheyWereMade() {
    ScimToken second = key(instance, 2);
    ScimToken first = key(instance, 1);
    ScimToken other = key(sibling, 0);
    ScimToken foreign = key(stranger, 0);

    assertThat(storage.vitals().keys(Optional.of(instance.tenant())))
        .isEqualTo(
            Map.of(
                instance.id(), List.of(first, second),
                sibling.id(), List.of(other)));
    assertThat(storage.vitals().keys(Optional.empty()).get(stranger.id())).containsExactly(foreign);
  }
}
