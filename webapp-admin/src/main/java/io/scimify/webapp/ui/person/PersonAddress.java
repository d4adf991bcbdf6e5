package io.scimify.webapp.ui.person;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.scimify.application.port.in.LookUpPersonUseCase.Found;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.Optional;
import java.util.UUID;

/** Which user of which integration instance a page is about. */
record PersonAddress(TenantId tenant, IntegrationInstanceId integration, ScimUserId user) {
  private static final String TENANT = "tenant";
  private static final String INTEGRATION = "integration";
  private static final String USER = "user";

  static PersonAddress of(Found found) {
    return new PersonAddress(found.instance().tenant(), found.instance().id(), found.user().id());
  }

  static Optional<PersonAddress> from(RouteParameters parameters) {
    try {
      return Optional.of(
          new PersonAddress(
              new TenantId(parameters.get(TENANT).orElse("")),
              new IntegrationInstanceId(parameters.get(INTEGRATION).orElse("")),
              new ScimUserId(UUID.fromString(parameters.get(USER).orElse("")))));
    } catch (IllegalArgumentException nobodyCouldHaveGivenTheseIds) {
      return Optional.empty();
    }
  }

  RouteParameters parameters() {
    return new RouteParameters(
        new RouteParam(TENANT, tenant.value()),
        new RouteParam(INTEGRATION, integration.value()),
        new RouteParam(USER, user.toString()));
  }

  /** The way to the page of this person, under the userName. */
  RouterLink link(ProvisionedUser known) {
    return new RouterLink(known.profile().userName().value(), PersonView.class, parameters());
  }

  /** The way to a part of the instance's page. */
  Anchor part(String tab, String query, String words) {
    String path = "integrations/" + tenant + "/" + integration + "/" + tab;
    return new Anchor(query.isEmpty() ? path : path + "?" + query, words);
  }
}
