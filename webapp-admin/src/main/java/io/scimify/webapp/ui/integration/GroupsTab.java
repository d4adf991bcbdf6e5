package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.RouterLink;
import io.scimify.application.port.in.LookUpPersonUseCase.PushedGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.Subject;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.activity.FilterAddress;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.StoryRow;
import java.util.List;

/** The groups that the SCIM client pushed, each with its Jamf group and the way to its story. */
final class GroupsTab extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient IntegrationInstance instance;
  private final TextField search = new TextField();
  private final Span number = new Span();
  private final Grid<PushedGroup> grid = new Grid<>();
  private final CallbackDataProvider<PushedGroup, Void> groups =
      DataProvider.fromCallbacks(
          query -> page(query.getOffset(), query.getLimit()).stream(), query -> counted());

  GroupsTab(Console console, IntegrationInstance instance) {
    this.console = console;
    this.instance = instance;
    columns();
    search.setId("group-search");
    search.setPlaceholder(text("groups.search"));
    search.setAriaLabel(text("groups.search"));
    search.setClearButtonVisible(true);
    search.setWidthFull();
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(e -> groups.refreshAll());
    number.addClassName("result-line");
    number.getElement().setAttribute("role", "status");
    grid.setItems(groups);
    add(new Panel(text("groups.title"), search, number, grid).explained(text("groups.lesson")));
  }

  private List<PushedGroup> page(int offset, int limit) {
    return console
        .read(
            c ->
                console
                    .people()
                    .groups(c, instance.tenant(), instance.id(), wanted(), offset, limit))
        .orElse(List.of());
  }

  private int counted() {
    int count =
        console
            .read(c -> console.people().countGroups(c, instance.tenant(), instance.id(), wanted()))
            .orElse(0);
    number.setText(text("groups.count", count));
    return count;
  }

  private String wanted() {
    return search.getValue().strip();
  }

  private void columns() {
    grid.setId("groups");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", text("groups.title"));
    grid.addComponentColumn(this::story);
    grid.setEmptyStateComponent(
        new EmptyState(VaadinIcon.GROUP, text("groups.none"), text("groups.none.help")));
  }

  private StoryRow story(PushedGroup line) {
    Span when =
        new Span(text("users.changed", Moment.relative(line.group().updatedAt(), console.now())));
    when.addClassName("row-when");
    return new StoryRow(line.group().displayName().value())
        .line(text("groups.members", line.members()) + " · " + inJamf(line))
        .beside(when, link(line));
  }

  private static String inJamf(PushedGroup line) {
    return line.group()
        .jamfId()
        .map(JamfGroupId::value)
        .map(id -> text("groups.jamf", String.valueOf(id)))
        .orElse(text("groups.notInJamf"));
  }

  private RouterLink link(PushedGroup line) {
    String name = line.group().displayName().value();
    RouterLink link =
        new RouterLink(
            text("groups.story"),
            IntegrationView.class,
            InstanceKey.of(instance).at(InstanceTab.ACTIVITY));
    link.setQueryParameters(FilterAddress.of(Subject.of(line.group().id())));
    link.getElement().setAttribute("aria-label", text("groups.storyOf", name));
    return link;
  }
}
