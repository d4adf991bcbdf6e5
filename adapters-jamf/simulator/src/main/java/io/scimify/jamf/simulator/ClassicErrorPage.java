package io.scimify.jamf.simulator;

import java.util.Map;

/** The one HTML template in which the Classic API reports every failure. */
final class ClassicErrorPage {
  private record Kind(String heading, String message, int anchor) {}

  private static final Map<Integer, Kind> KINDS =
      Map.of(
          400, new Kind("Bad Request", "The request could not be understood by the server", 1),
          401, new Kind("Unauthorized", "The request requires user authentication", 2),
          403,
              new Kind(
                  "Forbidden",
                  "The server understood the request, but is refusing to fulfill it",
                  4),
          404,
              new Kind(
                  "Not Found", "The server has not found anything matching the request URI", 5),
          405,
              new Kind(
                  "Method Not Allowed",
                  "The method specified in the request is not allowed for the resource identified"
                      + " by the request URI",
                  6),
          409, new Kind("Conflict", "The request could not be completed", 10),
          415,
              new Kind(
                  "Unsupported Media Type",
                  "The server is refusing to service the request because the entity of the request"
                      + " is in a format not supported by the requested resource for the requested"
                      + " method",
                  16));

  private static final String TEMPLATE =
      """
      <html>
      <head>
         <title>Status page</title>
      </head>
      <body style="font-family: sans-serif;">
      <p style="font-size: 1.2em;font-weight: bold;margin: 1em 0px;">%s</p>
      <p>%s</p>
      <p>You can get technical details <a href="http://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.%d">here</a>.<br>
      Please continue your visit at our <a href="/">home page</a>.
      </p>
      </body>
      </html>
      """;

  private ClassicErrorPage() {}

  static Response of(int status) {
    return of(status, kind(status).message());
  }

  static Response of(int status, String message) {
    Kind kind = kind(status);
    String page = TEMPLATE.formatted(kind.heading(), Markup.escape(message), kind.anchor());
    return Response.of(status, Response.HTML, page);
  }

  static Refused conflict(String message) {
    return new Refused(of(409, "Error: " + message));
  }

  static Refused notFound() {
    return new Refused(of(404));
  }

  private static Kind kind(int status) {
    Kind kind = KINDS.get(status);
    if (kind == null) {
      throw new IllegalArgumentException("The Classic API has no page for status " + status);
    }
    return kind;
  }
}
