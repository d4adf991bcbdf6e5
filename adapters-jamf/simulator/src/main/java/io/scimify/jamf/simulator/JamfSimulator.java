package io.scimify.jamf.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running Jamf Pro double. It listens from {@link #start} to {@link #close}, and its records, API
 * clients, settings, faults and cluster can be changed at any time in between.
 */
public final class JamfSimulator implements AutoCloseable {
  private final SimulatorConfig config;
  private final Settings settings = Settings.defaults();
  private final ApiClients clients = new ApiClients();
  private final Database database = new Database();
  private final Faults faults = new Faults();
  private final Tokens tokens;
  private final Cluster cluster;
  private final Journal journal;
  private final HttpServer server;
  private final ExecutorService workers;

  private JamfSimulator(SimulatorConfig config, Clock clock) throws IOException {
    this.config = config;
    tokens = new Tokens(clock);
    cluster = new Cluster(clock);
    journal = new Journal(clock);
    workers = Executors.newCachedThreadPool(JamfSimulator::worker);
    server = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
    server.setExecutor(workers);
    JamfApi api = new JamfApi(clients, tokens, settings);
    Front front = new Front(api, database, cluster, faults, journal, tokens);
    server.createContext("/", new StatusPage(this, front));
    server.createContext(ControlApi.ROOT, new ControlApi(this));
    populate();
  }

  /** Starts a simulator with the system's clock. */
  public static JamfSimulator start(SimulatorConfig config) {
    return builder().config(config).start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The Jamf Pro URL to configure, without a trailing slash. */
  public String baseUrl() {
    return "http://%s:%d".formatted(config.host(), port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public SimulatedUsers users() {
    return new SimulatedUsers(database, cluster);
  }

  public SimulatedGroups groups() {
    return new SimulatedGroups(database, cluster);
  }

  public ApiClients clients() {
    return clients;
  }

  public Settings settings() {
    return settings;
  }

  public Cluster cluster() {
    return cluster;
  }

  public Faults faults() {
    return faults;
  }

  /** What was called since the start or the last {@link Journal#clear()}. */
  public Journal requests() {
    return journal;
  }

  /** Every token that is in circulation is worthless from now on. */
  public void invalidateTokens() {
    tokens.invalidateAll();
  }

  /** Back to the records of the start, without faults and journal; clients and settings stay. */
  public void reset() {
    faults.clear();
    synchronized (database) {
      database.clear();
    }
    users().seed(config.users(), "sample");
    journal.clear();
  }

  @Override
  public void close() {
    faults.clear();
    server.stop(0);
    workers.shutdownNow();
  }

  private void populate() {
    config.clientSecrets().forEach(clients::add);
    users().seed(config.users(), "sample");
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "jamf-simulator");
    thread.setDaemon(true);
    return thread;
  }

  /** Gathers what a simulator needs before it starts. */
  public static final class Builder {
    private SimulatorConfig config = SimulatorConfig.onPort(0);
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    public Builder config(SimulatorConfig newConfig) {
      config = newConfig;
      return this;
    }

    public Builder port(int port) {
      config = new SimulatorConfig(config.host(), port, config.clientSecrets(), config.users());
      return this;
    }

    public Builder client(String clientId, String secret) {
      config = config.withClient(clientId, secret);
      return this;
    }

    public Builder clock(Clock newClock) {
      clock = newClock;
      return this;
    }

    public JamfSimulator start() {
      // without it the JDK's server waits 40 ms (Nagle and delayed ACK) before every answer
      System.setProperty("sun.net.httpserver.nodelay", "true");
      try {
        JamfSimulator simulator = new JamfSimulator(config, clock);
        simulator.server.start();
        return simulator;
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot start the Jamf simulator: " + config, e);
      }
    }
  }
}
