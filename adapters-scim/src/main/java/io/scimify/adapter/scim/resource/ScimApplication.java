package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.auth.CorrelationFilter;
import io.scimify.adapter.scim.auth.MediaTypeFilter;
import io.scimify.adapter.scim.auth.ScimAuthenticationFilter;
import io.scimify.adapter.scim.error.ContainerErrorMapper;
import io.scimify.adapter.scim.error.ScimErrorMapper;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;

/**
 * The SCIM side of the web application, assembled by hand: nothing is found by scanning, so no
 * other JAX-RS application in the WAR shares its filters and error mappers.
 *
 * <p>The WAR has to offer one CDI bean of type {@link ScimApi}.
 */
@ApplicationPath("/instances")
public class ScimApplication extends Application {

  /** All resources and providers; made once, when the server starts the application. */
  @Override
  @SuppressWarnings("deprecation") // the one portable way to register objects that were constructed
  public Set<Object> getSingletons() {
    return components(CDI.current().select(ScimApi.class).get());
  }

  /** The resources and providers around the given use cases. */
  public static Set<Object> components(ScimApi api) {
    HttpExchange http = new HttpExchange(api);
    UsersEndpoint users = new UsersEndpoint(api.readUsers(), api.provisionUser(), api.limits());
    GroupsEndpoint groups =
        new GroupsEndpoint(api.readGroups(), api.provisionGroup(), api.limits());
    List<Endpoint> endpoints = List.of(users, groups);
    Bulk bulk = new Bulk(endpoints, api.limits());
    return Set.of(
        new UsersResource(users, http),
        new GroupsResource(groups, http),
        new RootResource(endpoints, bulk, http),
        new DiscoveryResource(http, api.limits()),
        new CorrelationFilter(api.correlationIds()),
        new ScimAuthenticationFilter(api.authentication()),
        new MediaTypeFilter(),
        new ScimErrorMapper(),
        new ContainerErrorMapper());
  }
}
