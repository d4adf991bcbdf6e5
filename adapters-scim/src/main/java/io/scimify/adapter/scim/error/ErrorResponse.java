package io.scimify.adapter.scim.error;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.ScimError;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Error documents as HTTP answers. */
public final class ErrorResponse {

  /** Without a charset: RFC 7644 §8.1 registers none, JSON is UTF-8. */
  public static final String MEDIA_TYPE = "application/scim+json";

  private static final int SOON_SECONDS = 30;

  private ErrorResponse() {}

  public static Response of(int status, String detail) {
    return builder(new ScimError(status, Optional.empty(), detail)).build();
  }

  public static Response unauthorized(String detail) {
    return builder(new ScimError(401, Optional.empty(), detail))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  /** Waiting helps, so it is 429: the only refusal that Okta repeats by itself (Okta §1.11). */
  static Response tryAgain(String detail) {
    return later(429, detail);
  }

  /** A person has to mend it first, and Okta shows this one to a person (RFC 9110 §15.6.4). */
  static Response unavailable(String detail) {
    return later(503, detail);
  }

  private static Response later(int status, String detail) {
    return builder(new ScimError(status, Optional.empty(), detail))
        .header(HttpHeaders.RETRY_AFTER, SOON_SECONDS)
        .build();
  }

  public static Response of(ScimException error) {
    Response.ResponseBuilder response = builder(document(error));
    if (error.retryAfterSeconds() > 0) {
      // whole seconds: Okta takes a date for "wait five minutes"
      response.header(HttpHeaders.RETRY_AFTER, error.retryAfterSeconds());
    }
    return response.build();
  }

  public static ScimError document(ScimException error) {
    return new ScimError(error.status(), error.type().map(ScimType::keyword), error.detail());
  }

  static Response.ResponseBuilder builder(ScimError error) {
    return Response.status(error.status()).type(MEDIA_TYPE).entity(JsonTree.write(error.toTree()));
  }
}
