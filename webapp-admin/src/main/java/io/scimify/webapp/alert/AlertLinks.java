package io.scimify.webapp.alert;

import io.scimify.domain.alert.Condition;
import java.net.URI;
import java.util.Optional;

/**
 * Where in the console a condition is mended.
 *
 * @param publicBase empty when the product does not know its own address
 */
record AlertLinks(Optional<URI> publicBase) {
  Optional<String> to(Condition condition) {
    return publicBase.map(base -> base + path(condition));
  }

  private static String path(Condition condition) {
    return "/admin/integrations/"
        + condition.tenant().value()
        + "/"
        + condition.integration().value()
        + tab(condition);
  }

  private static String tab(Condition condition) {
    return switch (condition.kind()) {
      case HELD -> "/approvals";
      case QUARANTINED -> "/settings";
      case KEY_EXPIRING -> "/setup";
      case BACKLOG, SILENT -> "/activity";
    };
  }
}
