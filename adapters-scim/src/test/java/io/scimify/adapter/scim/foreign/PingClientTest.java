package io.scimify.adapter.scim.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.PhoneNumber;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import io.scimify.adapter.scim.resource.EmbeddedScim;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.List;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ping's SCIM 2 client, which fails on whatever does not fit its types. */
class PingClientTest {

  private final EmbeddedScim server = new EmbeddedScim();
  private final Client http =
      ClientBuilder.newClient(
              // the JDK's old connector knows no PATCH by itself
              new ClientConfig().property(HttpUrlConnectorProvider.SET_METHOD_WORKAROUND, true))
          .register(
              (ClientRequestFilter)
                  request ->
                      request.getHeaders().putSingle("Authorization", "Bearer " + server.key()));
  private final ScimService scim = new ScimService(http.target(server.base()));

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private UserResource create(String name) throws ScimException {
    UserResource user = new UserResource().setUserName(name).setActive(true);
    user.setName(new Name().setGivenName("Ada").setFamilyName("Bee"));
    user.setEmails(new Email().setType("work").setPrimary(true).setValue(name + "@x.example"));
    user.setExternalId("ext-" + name);
    user.setExtension(new EnterpriseUserExtension().setDepartment("IT"));
    return scim.create("Users", user);
  }

  @Test
  void discovers() throws ScimException {
    ServiceProviderConfigResource config = scim.getServiceProviderConfig();
    assertThat(config.getPatch().isSupported()).isTrue();
    assertThat(config.getBulk().getMaxOperations()).isPositive();
    assertThat(config.getAuthenticationSchemes()).isNotEmpty();
    assertThat(scim.getResourceTypes())
        .extracting(ResourceTypeResource::getEndpoint)
        .containsExactly(URI.create("/Users"), URI.create("/Groups"));
    for (SchemaResource schema : scim.getSchemas()) {
      assertThat(scim.getSchema(schema.getId())).isEqualTo(schema);
    }
    for (ResourceTypeResource type : scim.getResourceTypes()) {
      assertThat(scim.getResourceType(type.getId())).isEqualTo(type);
      assertThat(scim.getSchema(type.getSchema().toString()).getAttributes()).isNotEmpty();
    }
  }

  @Test
  void createsReadsAndDeletes() throws ScimException {
    UserResource ada = create("ada");
    assertThat(ada.getMeta().getResourceType()).isEqualTo("User");
    assertThat(ada.getExtension(EnterpriseUserExtension.class).getDepartment()).isEqualTo("IT");
    assertThat(scim.retrieve(ada.getMeta().getLocation(), UserResource.class)).isEqualTo(ada);
    assertThat(scim.retrieve("Users", ada.getId(), UserResource.class)).isEqualTo(ada);
    assertThatThrownBy(() -> create("ADA")).isInstanceOf(ResourceConflictException.class);
    scim.delete(ada);
    assertThatThrownBy(() -> scim.retrieve("Users", ada.getId(), UserResource.class))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void findsSortsAndPages() throws ScimException {
    create("cyd");
    create("ada");
    create("bob");
    ListResponse<UserResource> page =
        scim.searchRequest("Users")
            .filter("name.familyName eq \"bee\" and not (userName sw \"B\")")
            .sort("userName", SortOrder.DESCENDING)
            .page(1, 1)
            .attributes("userName")
            .invoke(UserResource.class);
    assertThat(page.getTotalResults()).isEqualTo(2);
    assertThat(page.getItemsPerPage()).isEqualTo(1);
    assertThat(page.getStartIndex()).isEqualTo(1);
    assertThat(page.getResources())
        .singleElement()
        .satisfies(
            user -> {
              assertThat(user.getUserName()).isEqualTo("cyd");
              assertThat(user.getName()).isNull();
              assertThat(user.getId()).isNotNull();
            });
    assertThat(
            scim.searchRequest("Users")
                .filter("emails[type eq \"work\" and value co \"bob\"]")
                .excludedAttributes("emails")
                .invokePost(UserResource.class)
                .getResources())
        .singleElement()
        .satisfies(user -> assertThat(user.getEmails()).isNull());
  }

  @Test
  void changes() throws ScimException {
    UserResource ada = create("ada");
    UserResource patched =
        scim.modifyRequest(ada)
            .replaceValue("displayName", "Ada")
            .replaceValue("name.familyName", "Lovelace")
            .addValues("phoneNumbers", new PhoneNumber().setValue("+1"))
            .removeValues("emails[type eq \"work\"]")
            .invoke();
    assertThat(patched.getDisplayName()).isEqualTo("Ada");
    assertThat(patched.getName().getFamilyName()).isEqualTo("Lovelace");
    assertThat(patched.getPhoneNumbers()).hasSize(1);
    assertThat(patched.getEmails()).isNull();
    UserResource replaced =
        scim.replaceRequest(patched.setTitle("Countess").setDisplayName(null)).ifMatch().invoke();
    assertThat(replaced.getTitle()).isEqualTo("Countess");
    assertThat(replaced.getDisplayName()).isNull();
    // the version that this copy has is an old one by now
    assertThatThrownBy(() -> scim.deleteRequest(ada).ifMatch(ada.getMeta().getVersion()).invoke())
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(replaced.getMeta().getVersion()).isNotEqualTo(ada.getMeta().getVersion());
    scim.deleteRequest(replaced).ifMatch(replaced.getMeta().getVersion()).invoke();
  }

  @Test
  void keepsGroups() throws ScimException {
    UserResource ada = create("ada");
    UserResource bob = create("bob");
    GroupResource staff =
        scim.create(
            "Groups",
            new GroupResource()
                .setDisplayName("Staff")
                .setMembers(List.of(new Member().setValue(ada.getId()))));
    assertThat(staff.getMembers()).hasSize(1);
    scim.modifyRequest("Groups", staff.getId())
        .addValues(
            "members", new Member().setValue(bob.getId()), new Member().setValue(ada.getId()))
        .invoke(GroupResource.class);
    GroupResource read = scim.retrieve("Groups", staff.getId(), GroupResource.class);
    assertThat(read.getMembers())
        .extracting(Member::getValue)
        .containsExactlyInAnyOrder(ada.getId(), bob.getId());
    scim.modifyRequest("Groups", staff.getId())
        .removeValues("members[value eq \"" + ada.getId() + "\"]")
        .invoke(GroupResource.class);
    assertThat(
            scim.searchRequest("Groups")
                .filter("members.value eq \"" + bob.getId() + "\"")
                .invoke(GroupResource.class)
                .getResources())
        .singleElement()
        .satisfies(group -> assertThat(group.getMembers()).hasSize(1));
    scim.delete(read);
  }
}
