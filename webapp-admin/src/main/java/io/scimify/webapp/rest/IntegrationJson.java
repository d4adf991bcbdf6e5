package io.scimify.webapp.rest;

import io.scimify.domain.deprovisioning.DeletionThreshold;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.Quarantine;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/** How an integration instance looks in JSON; its secret never appears. */
final class IntegrationJson {
  private final Optional<URI> publicBase;

  IntegrationJson(Optional<URI> publicBase) {
    this.publicBase = publicBase;
  }

  JsonObject of(IntegrationInstance instance, UriInfo uri) {
    JsonFields json =
        new JsonFields()
            .add("id", instance.id())
            .add("tenantId", instance.tenant())
            .add("type", IntegrationInstance.TYPE)
            .add("name", instance.name())
            .add("displayName", instance.displayName())
            .add("instanceUrl", instance.jamf().instanceUrl())
            .add("clientId", instance.jamf().clientId())
            .add("groupDescription", instance.groupDescription())
            .add("scope", instance.scope())
            .add("mode", instance.mode())
            .add("status", instance.status())
            .add("scimBaseUrl", scimBaseUrl(instance, uri))
            .add("policy", policy(instance.policy()))
            .add("createdAt", instance.createdAt())
            .add("updatedAt", instance.updatedAt());
    instance.quarantine().ifPresent(why -> json.add("quarantine", quarantine(why)));
    instance.removal().ifPresent(why -> json.add("removal", RemovalResource.json(why)));
    return json.build();
  }

  private String scimBaseUrl(IntegrationInstance instance, UriInfo uri) {
    String base = publicBase.map(URI::toString).orElseGet(() -> origin(uri.getBaseUri()));
    return base + "/instances/" + instance.id() + "/scim/v2";
  }

  private static String origin(URI api) {
    String root = api.toString().replaceAll("/api/v1/?$", "");
    return root.replaceAll("/+$", "");
  }

  private static JsonObject quarantine(Quarantine why) {
    return new JsonFields()
        .add("reason", why.reason())
        .add("privilege", why.privilege().map(privilege -> privilege.label()))
        .add("detail", why.detail())
        .add("since", why.since())
        .build();
  }

  private static JsonObject policy(DeprovisioningPolicy policy) {
    return new JsonFields()
        .add("action", policy.action())
        .add("grace", policy.grace())
        .add("guarded", policy.guarded())
        .add("window", policy.window())
        .add("users", threshold(policy.users()))
        .add("groupMembers", threshold(policy.groupMembers()))
        .add(
            "protectedUsers",
            Answers.array(policy.protectedUsers().names(), name -> Json.createValue(name.value())))
        .add("fourEyes", policy.fourEyes())
        .add("liftedUntil", policy.liftedUntil())
        .build();
  }

  private static JsonObject threshold(DeletionThreshold threshold) {
    return new JsonFields()
        .add("count", threshold.count())
        .add("percent", threshold.percent())
        .add("most", threshold.most())
        .build();
  }
}
