package io.scimify.webapp.it;

import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The server that the build assembled, with the built WAR, an H2 file and the Jamf simulator behind
 * it. One per test run: started at first use, stopped when the tests end.
 */
public final class RunningServer {
  public static final String OWNER = "owner";
  public static final String PASSWORD = "integration-test-2026";

  private static final RunningServer SHARED = new RunningServer();
  private static final AtomicInteger INSTANCES = new AtomicInteger();
  private static final List<Instance> WORKING = new CopyOnWriteArrayList<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home = Path.of("target", "liberty", "wlp").toAbsolutePath();
  private final String port = System.getProperty("scimify.it.port");
  private boolean started;
  private Map<String, String> more = Map.of();

  private RunningServer() {}

  public static synchronized RunningServer get() {
    if (!SHARED.started) {
      SHARED.forget();
      SHARED.start();
      Runtime.getRuntime().addShutdownHook(new Thread(SHARED::stop));
    }
    return SHARED;
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public String jamfUrl() {
    return "http://127.0.0.1:" + System.getenv("SCIMIFY_DEMO_SIMULATOR_PORT");
  }

  void start() {
    run("start");
    await().atMost(Duration.ofSeconds(120)).ignoreExceptions().until(this::isReady);
    started = true;
  }

  void stop() {
    run("stop");
  }

  /** What an earlier test run left behind, perhaps by another version. */
  private void forget() {
    Path data = home.resolve("usr/servers/scimify-it/data");
    if (!Files.exists(data)) {
      return;
    }
    try (Stream<Path> left = Files.walk(data)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As an operator restarts it: everything in memory is gone, the database stays. */
  void restart() {
    restart(Map.of());
  }

  /** Restarts with more settings than the usual ones, given as environment variables. */
  void restart(Map<String, String> settings) {
    stop();
    more = settings;
    start();
  }

  private boolean isReady() {
    return send(HttpRequest.newBuilder(URI.create(url() + "/health/ready"))).statusCode() == 200;
  }

  private void run(String command) {
    String script = home.resolve("bin").resolve("server").toString();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(script, command, "scimify-it")
              .redirectErrorStream(true)
              .redirectOutput(new File("target", "server-" + command + ".log"));
      builder.environment().putAll(more);
      Process process = builder.start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The server did not " + command + " in time");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /** A request of the admin API as the Owner. */
  public HttpResponse<String> admin(String method, String path, String body) {
    return admin(OWNER, PASSWORD, method, path, body);
  }

  /** A request of the admin API by HTTP Basic. */
  HttpResponse<String> admin(
      String userName, String password, String method, String path, String body) {
    String credentials =
        Base64.getEncoder()
            .encodeToString((userName + ":" + password).getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  public static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }

  /** The simulated Jamf Pro behind the server. */
  RemoteSimulator simulator() {
    return new RemoteSimulator(this, jamfUrl());
  }

  /** What the simulated Jamf Pro holds now. */
  public JsonObject jamf() {
    return simulator().state();
  }

  /** Brings the simulated Jamf Pro back to how it started, for tests that reuse names. */
  void resetJamf() {
    simulator().reset();
  }

  /** Lets no instance of an earlier test call the simulator any more, which all of them share. */
  public void quieten() {
    WORKING.forEach(instance -> admin("POST", instance.path() + "/pause", ""));
    WORKING.clear();
  }

  /** A tenant of its own with one instance for the simulator, with a key. */
  public Instance newInstance() {
    String tenant = "it-" + INSTANCES.incrementAndGet() + "-" + ProcessHandle.current().pid();
    admin("POST", "/tenants", "{'id':'" + tenant + "','name':'Test'}");
    return newInstance(tenant);
  }

  /** One more instance of a tenant, with a key. */
  private Instance newInstance(String tenant) {
    String path = "/tenants/" + tenant + "/integrations";
    String settings =
        "{'type':'jamf-pro-end-users','instanceUrl':'%s','clientId':'%s','clientSecret':'%s'}"
            .formatted(jamfUrl(), "simulator-client", "simulator-secret");
    JsonObject made = json(admin("POST", path, settings));
    String instance = path + "/" + made.getString("id");
    JsonObject key = json(admin("POST", instance + "/scim-tokens", "{'label':'okta'}"));
    return new Instance(this, instance, made.getString("scimBaseUrl"), key.getString("token"));
  }

  /** An instance under test; a draft until activated. */
  public record Instance(RunningServer server, String path, String scimBase, String key) {
    public String id() {
      return path.substring(path.lastIndexOf("/") + 1);
    }

    public Instance active() {
      server.admin("POST", path + "/activate", "");
      WORKING.add(this);
      return this;
    }

    /** A draft of the same tenant. */
    public Instance sibling() {
      return server.newInstance(tenant());
    }

    public String tenant() {
      return path.split("/", -1)[2];
    }

    /** The same under a name of its own. */
    public Instance named(String name) {
      server.admin("PATCH", path, "{'name':'" + name + "'}");
      return this;
    }

    public ScimClient scim() {
      return new ScimClient(scimBase, key);
    }
  }
}
