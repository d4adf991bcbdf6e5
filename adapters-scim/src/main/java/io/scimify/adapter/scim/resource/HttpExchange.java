package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.auth.ScimPrincipal;
import io.scimify.adapter.scim.error.ErrorResponse;
import io.scimify.adapter.scim.wire.EntityTag;
import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.adapter.scim.wire.Query;
import io.scimify.application.port.in.ScimCaller;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The translation between JAX-RS and {@link ScimCall} / {@link ScimAnswer}. */
final class HttpExchange {

  private final Optional<URI> publicBase;
  private final Limits limits;
  private final Clock clock;

  HttpExchange(ScimApi api) {
    this.publicBase = api.publicBase();
    this.limits = api.limits();
    this.clock = api.clock();
  }

  ScimCall call(SecurityContext security, UriInfo uri, HttpHeaders headers) {
    ScimCaller caller = ScimPrincipal.callerOf(security);
    return new ScimCall(
        caller,
        base(caller, uri),
        headers.getHeaderString(HttpHeaders.IF_MATCH),
        headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
        Query.names(parameter(uri, "attributes")),
        Query.names(parameter(uri, "excludedAttributes")),
        Deadline.from(clock));
  }

  Query query(UriInfo uri) {
    return Query.ofParameters(name -> parameter(uri, name));
  }

  Map<String, @Nullable Object> read(InputStream body) {
    return JsonTree.readObject(body, limits);
  }

  /** Behind a proxy the request's own address is not the one that clients see. */
  private String base(ScimCaller caller, UriInfo uri) {
    String instances =
        publicBase.map(known -> known + "/instances/").orElseGet(() -> uri.getBaseUri().toString());
    return instances + (instances.endsWith("/") ? "" : "/") + caller.integration() + "/scim/v2";
  }

  private static @Nullable String parameter(UriInfo uri, String name) {
    try {
      return uri.getQueryParameters().getFirst(name);
    } catch (IllegalArgumentException undecodable) {
      throw ScimException.of(
          ScimType.INVALID_VALUE,
          "The query cannot be decoded: each % has to be followed by two hexadecimal digits.");
    }
  }

  static Response response(ScimAnswer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer
        .body()
        .ifPresent(body -> response.type(ErrorResponse.MEDIA_TYPE).entity(JsonTree.write(body)));
    if (answer.status() == 201) {
      answer.location().ifPresent(at -> response.location(URI.create(at)));
    }
    answer.tag().map(EntityTag::value).ifPresent(tag -> response.header(HttpHeaders.ETAG, tag));
    return response.build();
  }
}
