package io.scimify.webapp.it.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that end and start again at the same port. They lie below those that systems
 * give to outgoing connections: one of these could take the port of a server while it is down, be
 * it the very connection that asks whether it is up again.
 */
final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  static int next() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    } while (!GIVEN.add(port) || isTaken(port));
    return port;
  }

  private static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.getLocalPort() != port;
    } catch (BindException taken) {
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
