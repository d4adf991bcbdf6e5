package io.scimify.jamf.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a simulator starts: where it listens (loopback by default) and which API clients it knows.
 */
public record SimulatorConfig(String host, int port, Map<String, String> clientSecrets, int users) {
  public static final String DEFAULT_CLIENT_ID = "simulator-client";
  public static final String DEFAULT_CLIENT_SECRET = "simulator-secret";

  private static final String LOOPBACK = "127.0.0.1";

  public SimulatorConfig {
    clientSecrets = Map.copyOf(clientSecrets);
  }

  /** Port 0 takes any free port. */
  public static SimulatorConfig onPort(int port) {
    return new SimulatorConfig(LOOPBACK, port, Map.of(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET), 0);
  }

  public SimulatorConfig withClient(String clientId, String secret) {
    Map<String, String> more = new LinkedHashMap<>(clientSecrets);
    more.put(clientId, secret);
    return new SimulatorConfig(host, port, more, users);
  }

  public SimulatorConfig withSampleUsers(int count) {
    return new SimulatorConfig(host, port, clientSecrets, count);
  }

  SimulatorConfig withHost(String newHost) {
    return new SimulatorConfig(newHost, port, clientSecrets, users);
  }

  /** Reads {@code --host=}, {@code --port=}, {@code --client=id:secret} and {@code --users=}. */
  static SimulatorConfig fromArguments(String... arguments) {
    SimulatorConfig config = onPort(number(arguments, "port").orElse(8090));
    config = value(arguments, "host").map(config::withHost).orElse(config);
    config = number(arguments, "users").map(config::withSampleUsers).orElse(config);
    String[] client = value(arguments, "client").orElse("").split(":", 2);
    return client.length == 2 ? config.withClient(client[0], client[1]) : config;
  }

  private static Optional<Integer> number(String[] arguments, String name) {
    return value(arguments, name).map(Integer::valueOf);
  }

  private static Optional<String> value(String[] arguments, String name) {
    String prefix = "--" + name + "=";
    for (String argument : arguments) {
      if (argument.startsWith(prefix)) {
        return Optional.of(argument.substring(prefix.length()));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "SimulatorConfig[" + host + ":" + port + ", clients=" + clientSecrets.keySet() + "]";
  }
}
