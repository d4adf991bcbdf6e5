package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.error.ErrorResponse;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.wire.Query;
import io.scimify.adapter.scim.wire.ResultWindow;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** What lies directly below the base URL: search over all types, Bulk, and {@code /Me}. */
@Path("{instance}/scim/v2")
public final class RootResource {

  private final List<Endpoint> endpoints;
  private final Bulk bulk;
  private final HttpExchange http;

  RootResource(List<Endpoint> endpoints, Bulk bulk, HttpExchange http) {
    this.endpoints = List.copyOf(endpoints);
    this.bulk = bulk;
    this.http = http;
  }

  @GET
  public Response query(
      @Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(everywhere(call, http.query(uri)));
  }

  @POST
  @Path(".search")
  public Response search(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(everywhere(call, Query.ofBody(http.read(body))));
  }

  private ScimAnswer everywhere(ScimCall call, Query query) {
    ResultWindow matches = query.window(ResourceType.ALL);
    endpoints.forEach(endpoint -> endpoint.collect(call, query.filter(), matches));
    return ScimAnswer.ok(matches.toResponse(found -> shown(call, query, found)));
  }

  private Map<String, Object> shown(ScimCall call, Query query, Map<String, Object> found) {
    Object type = found.get("meta") instanceof Map<?, ?> meta ? meta.get("resourceType") : null;
    return endpoints.stream()
        .filter(endpoint -> endpoint.type().name().equals(type))
        .findFirst()
        .map(
            endpoint -> {
              var projection = query.projection(endpoint.type());
              return projection.apply(endpoint.complete(call, found, projection));
            })
        .orElse(found);
  }

  @POST
  @Path("Bulk")
  public Response bulk(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(bulk.perform(call, http.read(body)));
  }

  @GET
  @Path("Me")
  public Response readMe() {
    return noMe();
  }

  @POST
  @Path("Me")
  public Response createMe() {
    return noMe();
  }

  @PUT
  @Path("Me")
  public Response replaceMe() {
    return noMe();
  }

  @PATCH
  @Path("Me")
  public Response patchMe() {
    return noMe();
  }

  @DELETE
  @Path("Me")
  public Response deleteMe() {
    return noMe();
  }

  /** RFC 7644 §3.11: a key belongs to an integration, not to a user. */
  private static Response noMe() {
    return ErrorResponse.of(
        501, "/Me is not supported: a SCIM key stands for an integration, not for a user.");
  }
}
