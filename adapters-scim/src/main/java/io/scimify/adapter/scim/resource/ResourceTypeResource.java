package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.wire.Query;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The HTTP methods that every resource type has, RFC 7644 §3.2. */
public abstract class ResourceTypeResource {

  private final Endpoint endpoint;
  private final HttpExchange http;

  ResourceTypeResource(Endpoint endpoint, HttpExchange http) {
    this.endpoint = endpoint;
    this.http = http;
  }

  @GET
  public Response list(
      @Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(endpoint.search(call, http.query(uri)));
  }

  @POST
  @Path(".search")
  public Response search(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(endpoint.search(call, Query.ofBody(http.read(body))));
  }

  @POST
  public Response create(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(endpoint.create(call, http.read(body)));
  }

  @GET
  @Path("{id}")
  public Response get(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @PathParam("id") String id) {
    return HttpExchange.response(endpoint.get(http.call(security, uri, headers), id));
  }

  @PUT
  @Path("{id}")
  public Response replace(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @PathParam("id") String id,
      InputStream body) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(endpoint.replace(call, id, http.read(body)));
  }

  @PATCH
  @Path("{id}")
  public Response patch(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @PathParam("id") String id,
      InputStream body) {
    ScimCall call = http.call(security, uri, headers);
    return HttpExchange.response(endpoint.patch(call, id, http.read(body)));
  }

  @DELETE
  @Path("{id}")
  public Response delete(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @PathParam("id") String id) {
    return HttpExchange.response(endpoint.delete(http.call(security, uri, headers), id));
  }
}
