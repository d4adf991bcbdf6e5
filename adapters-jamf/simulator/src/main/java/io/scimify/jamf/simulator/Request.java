package io.scimify.jamf.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it arrived; header names are lower case, the path is still encoded. */
record Request(
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    Replica replica) {

  Request on(Replica other) {
    return new Request(method, path, query, headers, body, other);
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  Optional<String> bearerToken() {
    return header("authorization")
        .filter(it -> it.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(it -> it.substring(7).strip());
  }

  /** The media type of the body in lower case, without parameters; empty if not given. */
  String mediaType() {
    String declared = header("content-type").orElse("");
    return declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Decoded path segments. Jamf reads {@code +} in a path as a space, so this does too. */
  List<String> segments() {
    return Arrays.stream(path.substring(1).split("/", -1)).map(Request::decode).toList();
  }

  List<String> parameters(String name) {
    return values(query, name);
  }

  Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  Optional<String> formField(String name) {
    return values(new String(body, UTF_8), name).stream().findFirst();
  }

  private static List<String> values(String encoded, String name) {
    return Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && decode(pair[0]).equals(name))
        .map(pair -> decode(pair[1]))
        .toList();
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException strayPercent) {
      return encoded;
    }
  }
}
