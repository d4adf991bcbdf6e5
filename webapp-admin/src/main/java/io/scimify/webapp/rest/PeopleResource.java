package io.scimify.webapp.rest;

import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.LookUpPersonUseCase;
import io.scimify.application.port.in.LookUpPersonUseCase.Found;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReadActivityUseCase.LastWord;
import io.scimify.domain.integration.IntegrationInstance;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /people}: somebody, wherever that may be. Of whom no integration instance knows, it tells
 * what was said last: why nobody came of a request.
 */
@Path("people")
public final class PeopleResource {
  private static final int MOST = 50;

  private final LookUpPersonUseCase people;
  private final ReadActivityUseCase activity;
  private final Answers answers;

  PeopleResource(LookUpPersonUseCase people, ReadActivityUseCase activity, Answers answers) {
    this.people = people;
    this.activity = activity;
    this.answers = answers;
  }

  @GET
  public Response find(@Context SecurityContext who, @QueryParam("text") @Nullable String text) {
    AdminCaller caller = BasicAuthentication.callerOf(who);
    String wanted =
        ActivityResource.given(text)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "text",
                        "\"text\" is missing; it must be a userName, name, e-mail, externalId or"
                            + " SCIM id, or a part of a name."));
    List<Found> found = answers.value(people.everywhere(caller, wanted, MOST));
    JsonFields json = new JsonFields().add("items", Answers.array(found, PeopleResource::json));
    if (found.isEmpty()) {
      List<LastWord> words = answers.value(activity.lastWords(caller, wanted, MOST));
      json.add("lastEvents", Answers.array(words, PeopleResource::json));
    }
    return answers.ok(json.build());
  }

  private static JsonValue json(Found found) {
    return at(found.instance()).add("user", UsersResource.json(found.user())).build();
  }

  private static JsonValue json(LastWord word) {
    return at(word.instance()).add("event", ActivityResource.json(word.event())).build();
  }

  private static JsonFields at(IntegrationInstance instance) {
    return new JsonFields()
        .add("tenantId", instance.tenant())
        .add("integrationId", instance.id())
        .add("integrationName", instance.name());
  }
}
