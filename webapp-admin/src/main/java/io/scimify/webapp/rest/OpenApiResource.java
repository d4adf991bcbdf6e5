package io.scimify.webapp.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * The API's description, open to everybody. The same file is what a MicroProfile OpenAPI server
 * serves at {@code /openapi}; here it is on servers without.
 */
@Path("openapi")
public final class OpenApiResource {
  private static final String FILE = "/META-INF/openapi.json";

  static boolean isPublic(String path) {
    return path.replaceAll("^/+|/+$", "").equals("openapi");
  }

  @GET
  public Response document() {
    InputStream document = OpenApiResource.class.getResourceAsStream(FILE);
    if (document == null) {
      throw new IllegalStateException("The web application lacks " + FILE);
    }
    return Response.ok(document, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")).build();
  }
}
