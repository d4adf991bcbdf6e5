package io.scimify.jamf.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the simulator as an API client would, with a token unless told otherwise. */
final class TestCaller {
  private static final JsonProvider JSON = JsonProvider.provider();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String baseUrl;
  private String token = "";
  private String cookie = "";
  private String accept = "application/xml";

  TestCaller(JamfSimulator simulator) {
    baseUrl = simulator.baseUrl();
  }

  static TestCaller authorized(JamfSimulator simulator) {
    TestCaller caller = new TestCaller(simulator);
    caller.token =
        json(caller.token(SimulatorConfig.DEFAULT_CLIENT_ID, SimulatorConfig.DEFAULT_CLIENT_SECRET))
            .getString("access_token");
    return caller;
  }

  TestCaller withToken(String newToken) {
    token = newToken;
    return this;
  }

  TestCaller withCookie(String newCookie) {
    cookie = newCookie;
    return this;
  }

  TestCaller accepting(String mediaType) {
    accept = mediaType;
    return this;
  }

  HttpResponse<String> token(String id, String secret) {
    return form(
        "/api/v1/oauth/token",
        "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret);
  }

  HttpResponse<String> form(String path, String body) {
    return send("POST", path, "application/x-www-form-urlencoded", body);
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "", "");
  }

  HttpResponse<String> delete(String path) {
    return send("DELETE", path, "", "");
  }

  HttpResponse<String> postXml(String path, String body) {
    return send("POST", path, "application/xml", body);
  }

  HttpResponse<String> putXml(String path, String body) {
    return send("PUT", path, "application/xml", body);
  }

  HttpResponse<String> postJson(String path, String body) {
    return send("POST", path, "application/json", body);
  }

  HttpResponse<String> putJson(String path, String body) {
    return send("PUT", path, "application/json", body);
  }

  HttpResponse<String> send(String method, String path, String contentType, String body) {
    try {
      return sendOrFail(method, path, contentType, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> sendOrFail(String method, String path, String contentType, String body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(10))
            .header("Accept", accept)
            .method(
                method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8));
    setIfPresent(request, "Content-Type", contentType);
    setIfPresent(request, "Authorization", token.isEmpty() ? "" : "Bearer " + token);
    setIfPresent(request, "Cookie", cookie);
    try {
      return http.send(request.build(), BodyHandlers.ofString(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  static JsonObject json(HttpResponse<String> response) {
    return JSON.createReader(new StringReader(response.body())).readObject();
  }

  static JsonArray jsonArray(HttpResponse<String> response) {
    return JSON.createReader(new StringReader(response.body())).readArray();
  }

  static String contentType(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static void setIfPresent(HttpRequest.Builder request, String name, String value) {
    if (!value.isEmpty()) {
      request.header(name, value);
    }
  }
}
