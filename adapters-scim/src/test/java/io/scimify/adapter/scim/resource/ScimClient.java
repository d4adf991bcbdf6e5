package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Speaks to a SCIM base URL as an identity provider does. */
public class ScimClient {

  /** An answer with its body as a tree; empty if there is none. */
  public record Answer(int status, Map<String, Object> body, HttpResponse<byte[]> raw) {

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /** The value at a path such as {@code Resources/0/id}, or null. */
    public Object at(String path) {
      Object value = body;
      for (String step : path.split("/")) {
        value =
            value instanceof List<?> list
                ? list.size() > Integer.parseInt(step) ? list.get(Integer.parseInt(step)) : null
                : value instanceof Map<?, ?> map ? map.get(step) : null;
      }
      return value;
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final String key;

  public ScimClient(String base, String key) {
    this.base = base;
    this.key = key;
  }

  public String base() {
    return base;
  }

  /** A query string with this filter. */
  public static String filter(String filter) {
    return "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer patch(String path, String operations, String... headers) {
    return send("PATCH", path, "{'Operations':[" + operations + "]}", headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, "", headers);
  }

  /**
   * Sends JSON that may be written with single quotes; the given headers replace the usual ones.
   */
  public Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + key)
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

  public Answer answer(HttpRequest request) {
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
  public String user(String userName) {
    return String.valueOf(post("/Users", "{'userName':'" + userName + "'}").at("id"));
  }
}
