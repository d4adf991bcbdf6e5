package io.scimify.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** Calls Scimify's admin API as an administrator would from a script. */
final class AdminApiClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI product;
  private final String authorization;

  AdminApiClient(DemoSettings settings) {
    product = settings.product();
    String credentials = settings.owner() + ":" + settings.password();
    authorization = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  boolean isReady() throws InterruptedException {
    try {
      return send("GET", "/health/ready", "").statusCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  boolean exists(String path) throws IOException, InterruptedException {
    return send("GET", "/api/v1" + path, "").statusCode() == 200;
  }

  JsonValue get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
    return call("POST", path, body.toString()).asJsonObject();
  }

  void delete(String path) throws IOException, InterruptedException {
    call("DELETE", path, "");
  }

  private JsonValue call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(method, "/api/v1" + path, body);
    if (response.statusCode() >= 300) {
      throw new IOException(
          "%s %s answered %d: %s".formatted(method, path, response.statusCode(), response.body()));
    }
    return response.body().isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : parse(response.body());
  }

  private static JsonValue parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(product.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
