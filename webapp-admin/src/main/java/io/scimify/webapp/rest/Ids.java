package io.scimify.webapp.rest;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.ScimTokenId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ScimUserId;
import java.util.UUID;
import java.util.function.Function;

/** Reads ids out of paths; what cannot be an id is simply not there. */
final class Ids {
  private Ids() {}

  static TenantId tenant(String text) {
    return read(text, TenantId::new, "tenant");
  }

  static IntegrationInstanceId integration(String text) {
    return read(text, IntegrationInstanceId::new, "integration instance");
  }

  static ScimTokenId token(String text) {
    return read(text, id -> new ScimTokenId(UUID.fromString(id)), "SCIM key");
  }

  static ScimUserId user(String text) {
    return read(text, id -> new ScimUserId(UUID.fromString(id)), "user");
  }

  static OperationId operation(String text) {
    try {
      return new OperationId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw Problem.invalid("operations", "\"" + text + "\" is not an operation's id.");
    }
  }

  /** A search for nobody is a mistake, not an empty list. */
  static UUID uuid(String field, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw Problem.invalid(field, "\"" + text + "\" is not an id.");
    }
  }

  private static <T> T read(String text, Function<String, T> parse, String what) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException malformed) {
      throw Problem.ofStatus(404, "There is no " + what + " \"" + text + "\".");
    }
  }
}
