package io.scimify.webapp.ui.tenant;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.scimify.domain.administration.Role;
import io.scimify.domain.tenant.Tenant;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.StoryRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** The tenants in reach, and the way to a new one. */
@Route(value = "tenants", layout = MainLayout.class)
@RolesAllowed("VIEWER")
public class TenantsView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final Grid<Tenant> grid = new Grid<>();

  @Inject
  public TenantsView(Console console) {
    this.console = console;
    head(text("tenants.title"), text("tenants.lead"));
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(tenant -> new StoryRow(tenant.name()).line(tenant.id().value()));
    grid.setAllRowsVisible(true);
    grid.getElement().setAttribute("aria-label", text("tenants.title"));
    add(grid);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (console.may(Role.OWNER) && console.tenant().isEmpty()) {
      Button create = new Button(text("tenants.create"), VaadinIcon.PLUS.create(), e -> create());
      create.setId("create-tenant");
      create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      actions(create);
    }
    show();
  }

  private void show() {
    grid.setItems(console.read(console.tenants()::list).orElse(List.of()));
  }

  private void create() {
    TextField id = new TextField(text("tenants.id"));
    id.setId("tenant-id");
    id.setHelperText(text("tenants.id.help"));
    TextField name = new TextField(text("tenants.name"));
    name.setId("tenant-name");
    Dialog dialog = new Dialog(text("tenants.create"));
    dialog.add(new FormLayout(id, name));
    Button save =
        new Button(
            text("action.save"),
            e ->
                console.ask(
                    c -> console.tenants().create(c, id.getValue().strip(), name.getValue()),
                    made -> {
                      dialog.close();
                      Messages.done(text("tenants.created", made.name()));
                      show();
                    }));
    save.setId("save");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(text("action.cancel"), e -> dialog.close()), save);
    dialog.open();
    id.focus();
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("tenants.title"));
  }
}
