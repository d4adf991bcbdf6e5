package io.scimify.webapp.rest;

import io.scimify.application.port.in.LookUpPersonUseCase;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.ProvisionedUser;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /tenants/{tenant}/integrations/{id}/users}: one person, from both sides. */
@Path("tenants/{tenant}/integrations/{id}/users")
public final class UsersResource {
  private final LookUpPersonUseCase people;
  private final Answers answers;

  UsersResource(LookUpPersonUseCase people, Answers answers) {
    this.people = people;
    this.answers = answers;
  }

  @GET
  public Response search(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @QueryParam("text") @Nullable String text,
      @QueryParam("page") @Nullable String page,
      @QueryParam("pageSize") @Nullable String pageSize) {
    PageRequest wanted = PageRequest.of(page, pageSize);
    return answers.ok(
        people.search(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            text == null ? "" : text.strip(),
            wanted.offset(),
            wanted.pageSize()),
        found ->
            new JsonFields()
                .add("total", (long) found.total())
                .add("page", (long) wanted.page())
                .add("pageSize", (long) wanted.pageSize())
                .add("items", Answers.array(found.users(), UsersResource::json))
                .build());
  }

  @GET
  @Path("{user}")
  public Response person(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @PathParam("user") String user) {
    return answers.ok(
        people.person(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            Ids.user(user)),
        UsersResource::json);
  }

  @POST
  @Path("{user}/push-again")
  public Response pushAgain(
      @Context SecurityContext who,
      @PathParam("tenant") String tenant,
      @PathParam("id") String id,
      @PathParam("user") String user) {
    return answers.ok(
        people.pushAgain(
            BasicAuthentication.callerOf(who),
            Ids.tenant(tenant),
            Ids.integration(id),
            Ids.user(user)),
        UsersResource::json);
  }

  private static JsonObject json(LookUpPersonUseCase.Person person) {
    JsonFields json =
        new JsonFields()
            .add("user", json(person.user()))
            .add("jamfNote", person.jamfNote())
            .add("groups", Answers.array(person.groups(), UsersResource::json))
            .add("pending", person.live().map(operation -> operation.type()))
            .add("pendingState", person.live().map(operation -> operation.state()))
            .add("ifDeactivated", person.ifDeactivated().why());
    person.inJamf().ifPresent(jamf -> json.add("jamf", json(jamf)));
    return json.build();
  }

  static JsonObject json(ProvisionedUser user) {
    return new JsonFields()
        .add("id", user.id())
        .add("userName", user.profile().userName().value())
        .add("externalId", user.profile().externalId().map(id -> id.value()))
        .add("active", user.active())
        .add("managed", user.isManaged())
        .add("jamfId", user.jamfId().map(id -> id.value()))
        .add("createdAt", user.createdAt())
        .add("updatedAt", user.updatedAt())
        .build();
  }

  private static JsonObject json(ProvisionedGroup group) {
    return new JsonFields()
        .add("id", group.id())
        .add("displayName", group.displayName().value())
        .build();
  }

  private static JsonObject json(JamfUser user) {
    return new JsonFields()
        .add("id", user.id().value())
        .add("username", user.fields().username())
        .add("fullName", user.fields().fullName())
        .add("email", user.fields().email())
        .add("phone", user.fields().phone())
        .add("position", user.fields().position())
        .build();
  }
}
