package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.StoryRow;
import java.util.List;

/** The users of one integration instance; each is a link to its page. */
public final class UsersTab extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final TenantId tenant;
  private final IntegrationInstanceId integration;
  private final TextField search = new TextField();
  private final Span number = new Span();
  private final Grid<ProvisionedUser> grid = new Grid<>();
  private final CallbackDataProvider<ProvisionedUser, Void> users;

  public UsersTab(Console console, TenantId tenant, IntegrationInstanceId integration) {
    this.console = console;
    this.tenant = tenant;
    this.integration = integration;
    users =
        DataProvider.fromCallbacks(
            query -> page(query.getOffset(), query.getLimit()).stream(), query -> counted());
    search.setId("user-search");
    search.setPlaceholder(text("users.search"));
    search.setAriaLabel(text("users.search"));
    search.setClearButtonVisible(true);
    search.setWidthFull();
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(e -> users.refreshAll());
    number.addClassName("result-line");
    number.getElement().setAttribute("role", "status");
    columns();
    grid.setItems(users);
    add(new Panel(text("users.title"), search, number, grid).explained(text("users.lesson")));
  }

  private void columns() {
    grid.setId("users");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", text("users.title"));
    grid.addComponentColumn(this::story);
    grid.setEmptyStateComponent(
        new EmptyState(VaadinIcon.USERS, text("users.none"), text("users.none.help")));
  }

  private StoryRow story(ProvisionedUser user) {
    Span when = new Span(text("users.changed", Moment.relative(user.updatedAt(), console.now())));
    when.addClassName("row-when");
    return new StoryRow(new PersonAddress(tenant, integration, user.id()).link(user))
        .line(Texts.of(user.origin()))
        .beside(when, state(user));
  }

  static Badge state(ProvisionedUser user) {
    return user.active()
        ? new Badge(text("users.active"), Badge.Tone.GOOD)
        : new Badge(text("users.inactive"), Badge.Tone.QUIET);
  }

  private List<ProvisionedUser> page(int offset, int limit) {
    return console
        .read(c -> console.people().find(c, tenant, integration, wanted(), offset, limit))
        .orElse(List.of());
  }

  private int counted() {
    int count =
        console.read(c -> console.people().count(c, tenant, integration, wanted())).orElse(0);
    number.setText(text("users.count", count));
    return count;
  }

  private String wanted() {
    return search.getValue().strip();
  }
}
