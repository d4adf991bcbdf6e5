package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouterLink;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.tenant.Tenant;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.tenant.TenantsView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Sets an integration up step by step. Each step has an address, and the instance is a draft until
 * the last: who leaves half way loses nothing and comes back to where it stopped.
 */
@Route(value = "integrations/:tenant/:integration/setup-wizard/:step?", layout = MainLayout.class)
@RouteAlias(value = "integrations/new", layout = MainLayout.class)
@RolesAllowed("ADMIN")
public class SetupWizardView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final Div content = new Div();
  private final RouterLink leave = new RouterLink();
  private Component landing = content;
  private String title = "";
  private int usersInJamf;

  @Inject
  public SetupWizardView(Console console) {
    this.console = console;
    addClassName("wizard");
    leave.setRoute(IntegrationsView.class);
    leave.setId("leave-wizard");
    actions(leave);
    add(content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (event.getRouteParameters().get(InstanceKey.ID).isEmpty()) {
      begin();
      return;
    }
    IntegrationInstance instance = instance(event);
    if (instance.status() != IntegrationStatus.DRAFT) {
      event.forwardTo(IntegrationView.class, InstanceKey.of(instance).at(InstanceTab.SETUP));
      return;
    }
    show(
        event
            .getRouteParameters()
            .get(SetupStep.PARAMETER)
            .flatMap(SetupStep::ofPath)
            .orElseGet(() -> resumed(instance)),
        Optional.of(instance));
  }

  private IntegrationInstance instance(BeforeEnterEvent event) {
    return InstanceKey.from(event.getRouteParameters())
        .flatMap(key -> console.read(c -> console.integrations().get(c, key.tenant(), key.id())))
        .orElseThrow(() -> new NotFoundException(text("integration.unknown")));
  }

  /** With a key, its identity provider is being connected; else the privileges come next. */
  private SetupStep resumed(IntegrationInstance instance) {
    return console
        .read(c -> console.integrations().keys(c, instance.tenant(), instance.id()))
        .filter(keys -> !keys.isEmpty())
        .map(keys -> SetupStep.IDENTITY_PROVIDER)
        .orElse(SetupStep.PRIVILEGES);
  }

  private void begin() {
    show(SetupStep.CONNECT, Optional.empty());
  }

  private void show(SetupStep step, Optional<IntegrationInstance> instance) {
    title = step.title();
    head(
        instance.map(i -> text("wizard.of", i.displayName())).orElse(text("wizard.new")),
        text("wizard.lead"));
    leave.setText(text(instance.isPresent() ? "wizard.leaveDraft" : "wizard.leave"));
    H2 heading = new H2(step.title());
    heading.setId("step-title");
    landing = heading;
    Paragraph lesson = new Paragraph(step.lesson());
    lesson.addClassName("lead");
    Div part = new Div(heading, lesson, part(step, instance));
    part.addClassName("wizard-part");
    content.removeAll();
    content.addClassName("wizard-content");
    content.add(new SetupStepList(step, instance.map(InstanceKey::of)), part);
  }

  private Component part(SetupStep step, Optional<IntegrationInstance> instance) {
    if (instance.isEmpty()) {
      List<Tenant> tenants = console.read(console.tenants()::list).orElse(List.of());
      return tenants.isEmpty() ? noTenant() : ConnectStep.ofNew(console, tenants);
    }
    IntegrationInstance draft = instance.get();
    return switch (step) {
      case CONNECT -> ConnectStep.of(console, draft);
      case PRIVILEGES -> new PrivilegesStep(console, InstanceKey.of(draft));
      case MATCHES -> new MatchesStep(console, InstanceKey.of(draft), users -> usersInJamf = users);
      case IDENTITY_PROVIDER -> new IdentityProviderStep(console, InstanceKey.of(draft));
      case GO_LIVE -> new GoLiveStep(console, draft, usersInJamf);
    };
  }

  private static EmptyState noTenant() {
    return new EmptyState(
        VaadinIcon.BUILDING_O,
        text("tenants.none"),
        text("integrations.needTenant"),
        new RouterLink(text("tenants.title"), TenantsView.class));
  }

  /** The step, so that a screen reader says where one is. */
  @Override
  protected Component landing() {
    return landing;
  }

  @Override
  public String getPageTitle() {
    return text("page.title", title);
  }
}
