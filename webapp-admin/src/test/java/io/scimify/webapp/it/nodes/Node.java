package io.scimify.webapp.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.it.RunningServer;
import jakarta.json.JsonObject;
import java.io.IOException;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * One node of the product: the packaged server as a process with a port and directories of its own,
 * to be started, killed and started again.
 */
final class Node implements AutoCloseable {
  private static final Path PACKAGED = Path.of("target", "liberty", "wlp").toAbsolutePath();
  private static final Path NODES = Path.of("target", "nodes").toAbsolutePath();
  private static final Duration LONGEST_START = Duration.ofSeconds(120);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Path home;
  private final Map<String, String> settings;
  private final int port = FreePort.next();
  private Optional<Process> process = Optional.empty();

  /** A node whose directories are new and empty. */
  Node(String name, Map<String, String> settings) {
    this.home = NODES.resolve(name + "-" + ProcessHandle.current().pid());
    this.settings = settings;
    assemble();
  }

  /** Where a node without another database keeps its H2 file; it survives every kill. */
  private void assemble() {
    try {
      Path server = home.resolve("usr/servers/scimify");
      Files.createDirectories(server.resolve("apps"));
      Files.createDirectories(home.resolve("usr/shared/resources"));
      Path origin = PACKAGED.resolve("usr/servers/scimify");
      Files.copy(origin.resolve("server.xml"), server.resolve("server.xml"));
      Files.createSymbolicLink(
          server.resolve("apps/scimify.war"), origin.resolve("apps/scimify.war"));
      Files.createSymbolicLink(
          home.resolve("usr/shared/resources/jdbc"), PACKAGED.resolve("usr/shared/resources/jdbc"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Begins to start; {@link #awaitReady} tells when it serves. */
  Node start() {
    ProcessBuilder command =
        new ProcessBuilder(PACKAGED.resolve("bin/server").toString(), "run", "scimify")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("node.log").toFile()));
    Map<String, String> environment = command.environment();
    environment.keySet().removeIf(key -> key.startsWith("SCIMIFY_"));
    environment.put("WLP_USER_DIR", home.resolve("usr").toString());
    environment.put("SCIMIFY_HTTP_PORT", String.valueOf(port));
    environment.put("SCIMIFY_DATA_DIR", home.resolve("data").toString());
    environment.put("SCIMIFY_BOOTSTRAP_OWNER_USERNAME", RunningServer.OWNER);
    environment.put("SCIMIFY_BOOTSTRAP_OWNER_PASSWORD", RunningServer.PASSWORD);
    environment.put("SCIMIFY_JAMF_ALLOW_INSECURE_URLS", "true");
    environment.put("SCIMIFY_ENCRYPTION_KEY", "bm9kZXMtdW5kZXItdGVzdC1rZXktMzItYnl0ZXMhISE=");
    environment.putAll(settings);
    try {
      process = Optional.of(command.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  Node awaitReady() {
    try {
      await()
          .atMost(LONGEST_START)
          .pollInterval(Duration.ofMillis(250))
          .failFast("the process has ended", () -> !isAlive())
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .until(() -> health("ready").statusCode() == 200);
    } catch (ConditionTimeoutException | TerminalFailureException failure) {
      throw new AssertionError("The node does not come up; it says:\n" + lastWords(), failure);
    }
    return this;
  }

  /** What it printed last, and where its threads are. */
  private String lastWords() {
    long pid = process.orElseThrow().pid();
    try {
      new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
      Path log = home.resolve("node.log");
      await().until(() -> Files.readString(log).contains("Full thread dump") || !isAlive());
      String printed = Files.readString(log);
      return printed.substring(Math.max(0, printed.lastIndexOf("Launching scimify")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private boolean isAlive() {
    return process.orElseThrow().isAlive();
  }

  /** The processor time that the node has used since its start. */
  Duration processorTime() {
    return process.stream()
        .flatMap(shell -> Stream.concat(Stream.of(shell.toHandle()), shell.descendants()))
        .flatMap(part -> part.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * As a full disk: no file of the node may grow beyond its database's size and the room, from now
   * on until {@link #makeRoom}.
   */
  void fillDisk(long room) {
    limitFiles(String.valueOf(database().toFile().length() + room));
  }

  void makeRoom() {
    limitFiles("unlimited");
  }

  private Path database() {
    return home.resolve("data").resolve("scimify.mv.db");
  }

  /** The soft limit only: an ordinary user may not raise the other one again. */
  private void limitFiles(String bytes) {
    String pid = String.valueOf(process.orElseThrow().pid());
    try {
      Process limit = new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes + ":").start();
      assertThat(limit.waitFor()).as("prlimit ends well").isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** As {@code kill -9}: nothing of it gets a chance to tidy up. */
  void kill() {
    end(Process::destroyForcibly);
  }

  /** As {@code kill}, or a service manager that stops it. */
  void terminate() {
    end(
        running -> {
          running.destroy();
          return running;
        });
  }

  private void end(java.util.function.UnaryOperator<Process> signal) {
    process.ifPresent(
        running -> {
          try {
            assertThat(signal.apply(running).waitFor(60, TimeUnit.SECONDS))
                .as("The process ends")
                .isTrue();
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
        });
    process = Optional.empty();
  }

  @Override
  public void close() {
    kill();
  }

  private String url() {
    return "http://localhost:" + port;
  }

  HttpResponse<String> health(String kind) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/health/" + kind)), Duration.ofSeconds(5));
  }

  /** A request of the admin API as the Owner. */
  HttpResponse<String> admin(String method, String path, String body) {
    String credentials = RunningServer.OWNER + ":" + RunningServer.PASSWORD;
    String encoded =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
            .header("Authorization", "Basic " + encoded)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"'))),
        Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Duration timeout) {
    try {
      return http.send(request.timeout(timeout).build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /**
   * An active integration with a Jamf, and a SCIM key for it; every node of the database has it.
   */
  Integration integrate(String tenant, String jamfUrl) {
    admin("POST", "/tenants", "{'id':'" + tenant + "','name':'Nodes'}");
    String all = "/tenants/" + tenant + "/integrations";
    JsonObject made =
        RunningServer.json(
            admin(
                "POST",
                all,
                ("{'type':'jamf-pro-end-users','instanceUrl':'" + jamfUrl + "',")
                    + "'clientId':'simulator-client','clientSecret':'simulator-secret'}"));
    String path = all + "/" + made.getString("id");
    JsonObject key =
        RunningServer.json(admin("POST", path + "/scim-tokens", "{'label':'identity-provider'}"));
    assertThat(admin("POST", path + "/activate", "").statusCode()).isLessThan(300);
    return new Integration(path, made.getString("id"), key.getString("token"));
  }

  /** The identity provider's way in through this node. */
  ScimClient scim(Integration integration) {
    return new ScimClient(url() + "/instances/" + integration.id() + "/scim/v2", integration.key());
  }

  /** An integration under test, at any node. */
  record Integration(String adminPath, String id, String key) {}
}
