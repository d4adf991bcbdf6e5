package io.scimify.webapp.ui.home;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.tenant.Tenant;
import io.scimify.webapp.rest.AdminServices;
import io.scimify.webapp.security.ConsoleSession;
import io.scimify.webapp.ui.layout.MainLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** Every integration instance in reach and how it stands. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Home · Scimify")
@RolesAllowed("VIEWER")
public class HomeView extends VerticalLayout {
  private static final long serialVersionUID = 1L;

  @Inject
  public HomeView(AdminServices services, ConsoleSession session) {
    Grid<IntegrationInstance> instances = new Grid<>();
    instances.addColumn(IntegrationInstance::tenant).setHeader("Tenant");
    instances.addColumn(IntegrationInstance::displayName).setHeader("Integration");
    instances.addColumn(IntegrationInstance::status).setHeader("Status");
    instances.setItems(instances(services, session.caller()));
    setSizeFull();
    addAndExpand(new H2("Integrations"), instances);
  }

  private static List<IntegrationInstance> instances(AdminServices services, AdminCaller caller) {
    return values(services.tenants().list(caller)).stream()
        .map(Tenant::id)
        .flatMap(tenant -> values(services.integrations().list(caller, tenant)).stream())
        .toList();
  }

  private static <T> List<T> values(AdminResult<List<T>> result) {
    return result instanceof AdminResult.Done<List<T>> done ? done.value() : List.of();
  }
}
