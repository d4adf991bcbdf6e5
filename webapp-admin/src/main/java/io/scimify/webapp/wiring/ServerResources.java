package io.scimify.webapp.wiring;

import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What the server offers under names. {@code @Resource} is not used, because servers disagree about
 * which names it takes; a look-up works on all of them.
 */
final class ServerResources {
  private ServerResources() {}

  /** The first of {@code names} under which the server has a {@code type}. */
  @SuppressWarnings("BanJNDI") // fixed names of this server's own resources
  static <T> T find(Class<T> type, List<String> names) {
    NamingException last = new NamingException("no name given");
    for (String name : names) {
      try {
        return type.cast(new InitialContext().lookup(name));
      } catch (NamingException unknown) {
        last = unknown;
      }
    }
    throw new IllegalStateException(
        "The server has no %s named %s".formatted(type.getSimpleName(), names), last);
  }
}
