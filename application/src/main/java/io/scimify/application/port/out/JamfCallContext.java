package io.scimify.application.port.out;

import io.scimify.domain.audit.JamfCall;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * On whose behalf Jamf is called.
 *
 * @param integration keys token, cookies, connections, circuit and back-off
 * @param deadline no call may run past it
 * @param recorder told of every call that was made; called from any thread, quickly
 */
public record JamfCallContext(
    IntegrationInstanceId integration,
    JamfConnection connection,
    Instant deadline,
    Consumer<JamfCall> recorder) {}
