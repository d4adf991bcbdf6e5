package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.schema.DiscoveryDocuments;
import io.scimify.adapter.scim.schema.ResourceType;
import io.scimify.adapter.scim.schema.Schemas;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.adapter.scim.wire.ListResponse;
import io.scimify.adapter.scim.wire.Paging;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/** {@code /ServiceProviderConfig}, {@code /ResourceTypes} and {@code /Schemas}, RFC 7644 §4. */
@Path("{instance}/scim/v2/{document: ServiceProviderConfig|ResourceTypes|Schemas}")
public final class DiscoveryResource {

  private final HttpExchange http;
  private final Limits limits;

  DiscoveryResource(HttpExchange http, Limits limits) {
    this.http = http;
    this.limits = limits;
  }

  @GET
  public Response read(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @PathParam("document") String document) {
    refuseFilter(uri);
    DiscoveryDocuments documents = documents(security, uri, headers);
    return switch (document) {
      case "ResourceTypes" -> list(documents.resourceTypes());
      case "Schemas" -> list(documents.schemas());
      default -> HttpExchange.response(ScimAnswer.ok(configuration(documents)));
    };
  }

  @GET
  @Path("{id}")
  public Response readOne(
      @Context SecurityContext security,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @PathParam("document") String document,
      @PathParam("id") String id) {
    DiscoveryDocuments documents = documents(security, uri, headers);
    return HttpExchange.response(ScimAnswer.ok(one(documents, document, id)));
  }

  private Map<String, Object> configuration(DiscoveryDocuments documents) {
    return documents.serviceProviderConfig(
        Paging.MAX_COUNT, limits.maxBulkOperations(), limits.maxBodyBytes());
  }

  private static Map<String, Object> one(DiscoveryDocuments documents, String document, String id) {
    return switch (document) {
      case "ResourceTypes" ->
          ResourceType.ALL.stream()
              .filter(type -> type.name().equals(id))
              .findFirst()
              .map(documents::resourceType)
              .orElseThrow(() -> unknown("resource type", id));
      case "Schemas" ->
          Schemas.byUrn(id).map(documents::schema).orElseThrow(() -> unknown("schema", id));
      default -> throw unknown("service provider configuration", id);
    };
  }

  private DiscoveryDocuments documents(SecurityContext security, UriInfo uri, HttpHeaders headers) {
    return new DiscoveryDocuments(http.call(security, uri, headers).base());
  }

  private static Response list(List<Map<String, Object>> documents) {
    return HttpExchange.response(ScimAnswer.ok(ListResponse.complete(documents)));
  }

  /** RFC 7644 §4: a filter on these endpoints is answered with 403. */
  private static void refuseFilter(UriInfo uri) {
    if (uri.getQueryParameters().containsKey("filter")) {
      throw ScimException.of(403, "Discovery endpoints cannot be filtered.");
    }
  }

  private static ScimException unknown(String kind, String id) {
    return ScimException.of(404, "There is no %s \"%s\".".formatted(kind, Quotation.of(id)));
  }
}
