package io.scimify.webapp.ui.administrator;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.scimify.domain.administration.Administrator;
import io.scimify.domain.administration.Role;
import io.scimify.domain.tenant.Tenant;
import io.scimify.domain.tenant.TenantId;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Question;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.StoryRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Who may sign in and what they reach; Owners only. */
@Route(value = "administrators", layout = MainLayout.class)
@RolesAllowed("OWNER")
public class AdministratorsView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final Grid<Administrator> grid = new Grid<>();

  @Inject
  public AdministratorsView(Console console) {
    this.console = console;
    head(text("administrators.title"), text("administrators.lead"));
    Button create =
        new Button(text("administrators.create"), VaadinIcon.PLUS.create(), e -> create());
    create.setId("create-administrator");
    create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    actions(create);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::row);
    grid.setAllRowsVisible(true);
    grid.getElement().setAttribute("aria-label", text("administrators.title"));
    add(grid);
  }

  private StoryRow row(Administrator administrator) {
    return new StoryRow(administrator.userName())
        .line(
            text(
                "administrators.facts",
                Texts.of(administrator.role()),
                reach(administrator),
                signInBy(administrator)))
        .beside(state(administrator), suspension(administrator));
  }

  private static String reach(Administrator administrator) {
    return administrator.tenant().map(TenantId::value).orElse(text("administrators.allTenants"));
  }

  private static String signInBy(Administrator administrator) {
    return administrator.isLocal()
        ? text("administrators.signInBy.password")
        : text("administrators.signInBy.provider");
  }

  private static Badge state(Administrator administrator) {
    return administrator.suspended()
        ? new Badge(text("administrators.suspended"), Badge.Tone.WARNING)
        : new Badge(text("administrators.active"), Badge.Tone.GOOD);
  }

  private Button suspension(Administrator administrator) {
    String word = administrator.suspended() ? "administrators.activate" : "administrators.suspend";
    Button button =
        new Button(
            text(word),
            e -> {
              if (administrator.suspended()) {
                suspend(administrator, false);
              } else {
                askToSuspend(administrator);
              }
            });
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    button.setAriaLabel(text(word + ".label", administrator.userName()));
    return button;
  }

  private void askToSuspend(Administrator administrator) {
    Question.ask(
            text("administrators.suspend.question", administrator.userName()),
            text("administrators.suspend.consequence"),
            text("administrators.suspend"),
            () -> suspend(administrator, true))
        .open();
  }

  private void suspend(Administrator administrator, boolean suspended) {
    console.ask(
        c -> console.administrators().suspend(c, administrator.userName(), suspended),
        changed -> show());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    grid.setItems(console.read(console.administrators()::list).orElse(List.of()));
  }

  private void create() {
    TextField userName = new TextField(text("administrators.userName"));
    userName.setId("user-name");
    PasswordField password = new PasswordField(text("administrators.password"));
    password.setId("password");
    password.setHelperText(text("administrators.password.help"));
    ComboBox<Role> role = new ComboBox<>(text("administrators.role"), Role.values());
    role.setItemLabelGenerator(Texts::of);
    role.setValue(Role.VIEWER);
    ComboBox<Tenant> tenant = new ComboBox<>(text("administrators.tenant"));
    tenant.setItems(console.read(console.tenants()::list).orElse(List.of()));
    tenant.setItemLabelGenerator(Tenant::name);
    tenant.setPlaceholder(text("administrators.allTenants"));
    tenant.setClearButtonVisible(true);
    Dialog dialog = new Dialog(text("administrators.create"));
    dialog.add(new FormLayout(userName, password, role, tenant));
    Button save =
        new Button(
            text("action.save"),
            e ->
                console.ask(
                    c ->
                        console
                            .administrators()
                            .create(
                                c,
                                userName.getValue().strip(),
                                password.getValue(),
                                Optional.ofNullable(role.getValue()).orElse(Role.VIEWER),
                                Optional.ofNullable(tenant.getValue()).map(Tenant::id)),
                    made -> {
                      dialog.close();
                      Messages.done(text("administrators.created", made.userName()));
                      show();
                    }));
    save.setId("save");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(text("action.cancel"), e -> dialog.close()), save);
    dialog.open();
    userName.focus();
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("administrators.title"));
  }
}
