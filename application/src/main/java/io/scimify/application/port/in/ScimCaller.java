package io.scimify.application.port.in;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.CorrelationId;

/**
 * The authenticated SCIM client of one request: which instance, by which key, under which
 * correlation id.
 */
public record ScimCaller(
    IntegrationInstanceId integration, String keyLabel, CorrelationId correlation) {}
