package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.tenant.Tenant;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Every integration instance in reach, and the way to a new one. */
@Route(value = "integrations", layout = MainLayout.class)
@RolesAllowed("VIEWER")
public class IntegrationsView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final TextField search = new TextField();
  private final Div cards = new Div();
  private transient List<Tenant> tenants = List.of();
  private transient List<IntegrationInstance> instances = List.of();

  @Inject
  public IntegrationsView(Console console) {
    this.console = console;
    head(text("integrations.title"), text("integrations.lead"));
    search.setId("search");
    search.setPlaceholder(text("integrations.search"));
    search.setAriaLabel(text("integrations.search"));
    search.setClearButtonVisible(true);
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(e -> show());
    cards.addClassName("cards");
    add(search, cards);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    tenants = console.read(console.tenants()::list).orElse(List.of());
    instances =
        tenants.stream()
            .flatMap(
                t ->
                    console
                        .read(c -> console.integrations().list(c, t.id()))
                        .orElse(List.of())
                        .stream())
            .toList();
    if (console.may(Role.ADMIN) && !tenants.isEmpty()) {
      actions(createButton("create-integration"));
    }
    show();
  }

  private Button createButton(String id) {
    Button create = new Button(text("integrations.create"), VaadinIcon.PLUS.create());
    create.setId(id);
    create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    create.addClickListener(e -> UI.getCurrent().navigate("integrations/new"));
    return create;
  }

  private void show() {
    cards.removeAll();
    search.setVisible(!instances.isEmpty());
    if (instances.isEmpty()) {
      cards.add(empty());
      return;
    }
    List<IntegrationInstance> found = instances.stream().filter(this::matches).toList();
    if (found.isEmpty()) {
      cards.add(
          new EmptyState(
              VaadinIcon.SEARCH, text("search.none"), text("search.none.help", search.getValue())));
    }
    boolean mayContinue = console.may(Role.ADMIN);
    found.forEach(i -> cards.add(new IntegrationCard(i, mayContinue)));
  }

  private EmptyState empty() {
    if (tenants.isEmpty()) {
      return new EmptyState(
          VaadinIcon.BUILDING_O, text("tenants.none"), text("integrations.needTenant"));
    }
    return console.may(Role.ADMIN)
        ? new EmptyState(
            VaadinIcon.CONNECT_O,
            text("integrations.none"),
            text("integrations.none.help"),
            createButton("create-first-integration"))
        : new EmptyState(
            VaadinIcon.CONNECT_O, text("integrations.none"), text("integrations.none.help"));
  }

  private boolean matches(IntegrationInstance instance) {
    String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
    String all = instance.displayName() + " " + instance.tenant() + " " + instance.jamf();
    return all.toLowerCase(Locale.ROOT).contains(wanted);
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("integrations.title"));
  }
}
