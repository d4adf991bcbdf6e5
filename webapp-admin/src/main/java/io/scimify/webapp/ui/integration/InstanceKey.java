package io.scimify.webapp.ui.integration;

import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import java.util.Optional;

/** Which integration instance of which tenant a page is about. */
public record InstanceKey(TenantId tenant, IntegrationInstanceId id) {
  static final String TENANT = "tenant";
  static final String ID = "integration";
  static final String TAB = "tab";

  public static InstanceKey of(IntegrationInstance instance) {
    return new InstanceKey(instance.tenant(), instance.id());
  }

  static Optional<InstanceKey> from(RouteParameters parameters) {
    try {
      return parameters
          .get(TENANT)
          .map(TenantId::new)
          .flatMap(
              tenant ->
                  parameters
                      .get(ID)
                      .map(id -> new InstanceKey(tenant, new IntegrationInstanceId(id))));
    } catch (IllegalArgumentException nobodyCouldHaveGivenThisId) {
      return Optional.empty();
    }
  }

  /** The address of one step of this instance's set-up. */
  RouteParameters at(SetupStep step) {
    return new RouteParameters(
        new RouteParam(TENANT, tenant.value()),
        new RouteParam(ID, id.value()),
        new RouteParam(SetupStep.PARAMETER, step.path()));
  }

  /** Where this instance's set-up goes on. */
  RouteParameters resumed() {
    return new RouteParameters(
        new RouteParam(TENANT, tenant.value()), new RouteParam(ID, id.value()));
  }

  /** The address of one tab of this instance's page. */
  public RouteParameters at(InstanceTab tab) {
    return new RouteParameters(
        new RouteParam(TENANT, tenant.value()),
        new RouteParam(ID, id.value()),
        new RouteParam(TAB, tab.path()));
  }
}
