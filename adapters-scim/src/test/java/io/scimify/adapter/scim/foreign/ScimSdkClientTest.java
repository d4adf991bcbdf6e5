package io.scimify.adapter.scim.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.resources.MetaConfiguration;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import io.scimify.adapter.scim.resource.EmbeddedScim;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client of SCIM-SDK, which checks each answer's headers and schemas. */
class ScimSdkClientTest {

  private final EmbeddedScim server = new EmbeddedScim();
  private final ScimRequestBuilder scim =
      new ScimRequestBuilder(
          server.base(),
          ScimClientConfig.builder()
              .httpHeaders(Map.of("Authorization", "Bearer " + server.key()))
              .expectedHttpResponseHeaders(Map.of("Content-Type", "application/scim+json"))
              .build());

  @AfterEach
  void stop() {
    scim.close();
    server.close();
  }

  private static User user(String name) {
    return User.builder()
        .userName(name)
        .name(Name.builder().givenName("Ada").familyName("Bee").build())
        .emails(List.of(Email.builder().value(name + "@x.example").type("work").build()))
        .active(true)
        .build();
  }

  private User create(String name) {
    ServerResponse<User> answer =
        scim.create(User.class, "/Users").setResource(user(name)).sendRequest();
    assertThat(answer.getHttpStatus()).as(answer.getResponseBody()).isEqualTo(201);
    assertThat(answer.isValidScimResponse()).isTrue();
    return answer.getResource();
  }

  private static String version(User user) {
    return user.getMeta().get().getVersion().get().getEntityTag();
  }

  @Test
  void loadsTheWholeConfiguration() {
    ServerResponse<MetaConfiguration> answer = scim.loadMetaConfiguration().sendRequest();
    assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
    MetaConfiguration configuration = answer.getResource();
    assertThat(configuration.getServiceProvider().getBulkConfig().isSupported()).isTrue();
    assertThat(configuration.getResourceTypes()).hasSize(2);
    assertThat(configuration.getSchemas()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void createsReadsReplacesAndDeletes() {
    User ada = create("ada");
    String id = ada.getId().get();
    ServerResponse<User> unchanged =
        scim.get(User.class, "/Users", id).setETagForIfNoneMatch(version(ada)).sendRequest();
    assertThat(unchanged.getHttpStatus()).isEqualTo(304);
    ada.setTitle("Countess");
    ServerResponse<User> replaced =
        scim.update(User.class, "/Users", id)
            .setETagForIfMatch(version(ada))
            .setResource(ada)
            .sendRequest();
    assertThat(replaced.isSuccess()).as(replaced.getResponseBody()).isTrue();
    assertThat(replaced.getResource().getTitle()).contains("Countess");
    ServerResponse<User> outdated =
        scim.delete(User.class, "/Users", id).setETagForIfMatch(version(ada)).sendRequest();
    assertThat(outdated.getHttpStatus()).isEqualTo(412);
    assertThat(outdated.getErrorResponse().getDetail()).isPresent();
    assertThat(scim.delete(User.class, "/Users", id).sendRequest().getHttpStatus()).isEqualTo(204);
    ServerResponse<User> gone = scim.get(User.class, "/Users", id).sendRequest();
    assertThat(gone.getHttpStatus()).isEqualTo(404);
    assertThat(gone.isValidScimResponse()).isTrue();
  }

  @Test
  void listsByGetAndByPost() {
    create("cyd");
    create("ada");
    create("bob");
    var list =
        scim.list(User.class, "/Users")
            .filter("username", Comparator.GE, "B")
            .and("emails.value", Comparator.CO, "x.example")
            .build()
            .sortBy("userName")
            .sortOrder(SortOrder.DESCENDING)
            .startIndex(1)
            .count(1);
    ServerResponse<ListResponse<User>> got = list.get().sendRequest();
    ServerResponse<ListResponse<User>> posted = list.post().sendRequest();
    for (ServerResponse<ListResponse<User>> answer : List.of(got, posted)) {
      assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
      assertThat(answer.getResource().getTotalResults()).isEqualTo(2);
      assertThat(answer.getResource().getItemsPerPage()).isEqualTo(1);
      assertThat(answer.getResource().getListedResources())
          .extracting(user -> user.getUserName().get())
          .containsExactly("cyd");
    }
  }

  @Test
  void patchesUsers() {
    String id = create("ada").getId().get();
    ServerResponse<User> patched =
        scim.patch(User.class, "/Users", id)
            .addOperation()
            .op(PatchOp.REPLACE)
            .path("name.familyName")
            .value("Lovelace")
            .next()
            .op(PatchOp.ADD)
            .path("emails")
            .valueNode(Email.builder().value("home@x.example").type("home").build())
            .next()
            .op(PatchOp.REMOVE)
            .path("emails[type eq \"work\"]")
            .next()
            .op(PatchOp.REPLACE)
            .valueNode(User.builder().nickName("Countess").build())
            .build()
            .sendRequest();
    assertThat(patched.isSuccess()).as(patched.getResponseBody()).isTrue();
    assertThat(patched.getResource().getName().get().getFamilyName()).contains("Lovelace");
    assertThat(patched.getResource().getNickName()).contains("Countess");
    assertThat(patched.getResource().getEmails())
        .singleElement()
        .satisfies(email -> assertThat(email.getValue()).contains("home@x.example"));
  }

  @Test
  void makesUsersAndTheirGroupInOneBulk() {
    ServerResponse<BulkResponse> answer =
        scim.bulk()
            .failOnErrors(1)
            .bulkRequestOperation("/Groups")
            .method(HttpMethod.POST)
            .bulkId("staff")
            .data(
                Group.builder()
                    .displayName("Staff")
                    .members(List.of(Member.builder().value("bulkId:ada").build()))
                    .build())
            .next()
            .bulkRequestOperation("/Users")
            .method(HttpMethod.POST)
            .bulkId("ada")
            .data(user("ada"))
            .sendRequest();
    assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
    assertThat(answer.getResource().getBulkResponseOperations())
        .allSatisfy(operation -> assertThat(operation.getStatus()).isEqualTo(201))
        .hasSize(2);
    ServerResponse<ListResponse<Group>> groups =
        scim.list(Group.class, "/Groups").filter("displayName eq \"staff\"").get().sendRequest();
    assertThat(groups.getResource().getListedResources())
        .singleElement()
        .satisfies(group -> assertThat(group.getMembers()).hasSize(1));
  }
}
