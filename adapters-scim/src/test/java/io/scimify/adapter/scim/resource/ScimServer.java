package io.scimify.adapter.scim.resource;

import com.sun.net.httpserver.HttpServer;
import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.domain.operation.CorrelationId;
import jakarta.ws.rs.core.Application;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** The SCIM side on a small JAX-RS server, with a client that speaks to it as an IdP does. */
final class ScimServer implements AutoCloseable {

  /** An answer with its body as a tree; empty if there is none. */
  record Answer(int status, Map<String, Object> body, HttpResponse<byte[]> raw) {

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    Object at(String path) {
      Object value = body;
      for (String step : path.split("/")) {
        value =
            value instanceof List<?> list
                ? list.get(Integer.parseInt(step))
                : value instanceof Map<?, ?> map ? map.get(step) : null;
      }
      return value;
    }
  }

  final FakeDirectory directory = new FakeDirectory();

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  ScimServer() {
    this(Limits.STANDARD);
  }

  ScimServer(Limits limits) {
    AtomicInteger correlations = new AtomicInteger();
    ScimApi api =
        new ScimApi(
            directory,
            directory,
            directory,
            directory,
            directory,
            () -> new CorrelationId("c-" + correlations.incrementAndGet()),
            Clock.systemUTC(),
            Optional.empty(),
            limits);
    Application application =
        new Application() {
          @Override
          @SuppressWarnings("deprecation") // as in ScimApplication
          public Set<Object> getSingletons() {
            return ScimApplication.components(api);
          }
        };
    server =
        JdkHttpServerFactory.createHttpServer(
            URI.create("http://localhost:0/instances/"),
            ResourceConfig.forApplication(application));
    base =
        "http://localhost:"
            + server.getAddress().getPort()
            + "/instances/"
            + FakeDirectory.INSTANCE
            + "/scim/v2";
  }

  String base() {
    return base;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  Answer patch(String path, String operations, String... headers) {
    return send("PATCH", path, "{'Operations':[" + operations + "]}", headers);
  }

  Answer delete(String path, String... headers) {
    return send("DELETE", path, "", headers);
  }

  /** Sends JSON that is written with single quotes; later headers win over the usual ones. */
  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + FakeDirectory.KEY)
            .header("Accept", "application/scim+json")
            .header("Content-Type", "application/scim+json; charset=utf-8")
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body.replace('\'', '"')));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return answer(request.build());
  }

  Answer answer(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      Map<String, Object> tree =
          response.body().length == 0
              ? Map.of()
              : JsonTree.readObject(new ByteArrayInputStream(response.body()), Limits.STANDARD);
      return new Answer(response.statusCode(), tree, response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Makes a user and gives its id. */
  String user(String userName) {
    return post("/Users", "{'userName':'" + userName + "'}").at("id").toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
