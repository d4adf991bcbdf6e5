package io.scimify.webapp.ui.activity;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReadActivityUseCase.Filter;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.StoryRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of one person, one group or everything, newest first; every filter is in the address,
 * so that a finding can be sent to a colleague.
 */
public final class ActivityTab extends Div {
  private static final long serialVersionUID = 1L;

  private static final int LIVE_MILLIS = 5000;

  private final transient Console console;
  private final TenantId tenant;
  private final IntegrationInstanceId integration;
  private final Checkbox live = new Checkbox(text("activity.live"));
  private final Anchor csv = new Anchor("", text("activity.csv"));
  private final Anchor json = new Anchor("", text("activity.json"));
  private final Div line = new Div();
  private final Span number = new Span();
  private final ActivityFilters filters;
  private final Grid<AuditEvent> grid = new Grid<>();
  private final CallbackDataProvider<AuditEvent, Void> events;
  private @Nullable Registration polls;

  public ActivityTab(
      Console console,
      TenantId tenant,
      IntegrationInstanceId integration,
      QueryParameters parameters) {
    this.console = console;
    this.tenant = tenant;
    this.integration = integration;
    events =
        DataProvider.fromCallbacks(
            query -> page(query.getOffset(), query.getLimit()).stream(), query -> counted());
    filters = new ActivityFilters(new FilterAddress(parameters), this::filtered);
    columns();
    grid.setItems(events);
    add(
        new Panel(text("activity.title"), filters, line, grid)
            .explained(text("activity.lesson"))
            .withActions(live, csv, json));
    line.addClassName("result-line");
    number.setId("activity-count");
    number.getElement().setAttribute("role", "status");
    line.add(number, filters.oneOnly());
    exports();
    live.setId("live");
    live.addValueChangeListener(e -> poll(e.getValue()));
  }

  private void columns() {
    grid.setId("activity");
    grid.addClassName("activity-grid");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", text("activity.title"));
    grid.addComponentColumn(this::story);
    grid.setItemDetailsRenderer(new ComponentRenderer<>(this::details));
    grid.setEmptyStateComponent(
        new EmptyState(
            VaadinIcon.TIME_BACKWARD, text("activity.none"), text("activity.none.help")));
  }

  private EventDetails details(AuditEvent event) {
    EventDetails details = new EventDetails(event);
    details.lead(text("activity.steps"), () -> filters.request(event.correlation()));
    event
        .subject()
        .filter(about -> about.kind() == Subject.Kind.USER)
        .ifPresent(about -> details.lead(text("activity.person"), () -> person(about)));
    event
        .subject()
        .filter(about -> !filters.isOnly(about))
        .ifPresent(about -> details.lead(text("activity.story"), () -> filters.only(about)));
    return details;
  }

  private void person(Subject about) {
    getUI()
        .ifPresent(
            ui ->
                ui.navigate(
                    "integrations/%s/%s/users/%s".formatted(tenant, integration, about.id())));
  }

  private StoryRow story(AuditEvent event) {
    Span when = Moment.ago(event.at(), console.now());
    when.addClassName("row-when");
    return new StoryRow(event.subjectName().isEmpty() ? event.action() : event.subjectName())
        .line(event.message())
        .beside(when, Badge.of(event.outcome()));
  }

  private List<AuditEvent> page(int offset, int limit) {
    return console
        .read(
            c -> console.activity().events(c, tenant, integration, filters.filter(), offset, limit))
        .orElse(List.of());
  }

  private int counted() {
    long count =
        console
            .read(c -> console.activity().count(c, tenant, integration, filters.filter()))
            .orElse(0L);
    number.setText(
        count < ReadActivityUseCase.MOST_COUNTED
            ? text("activity.count", count)
            : text("activity.count.most", count));
    return Math.toIntExact(count);
  }

  private void filtered() {
    events.refreshAll();
    exports();
    String address = FilterAddress.of(filters.filter());
    getElement()
        .executeJs("history.replaceState(history.state, '', location.pathname + $0)", address);
  }

  private void exports() {
    Filter wanted = filters.filter();
    ActivityExport export =
        new ActivityExport(
            (last, limit) ->
                console
                    .read(
                        c -> console.activity().after(c, tenant, integration, wanted, last, limit))
                    .orElse(List.of()));
    csv.setHref(export.csv(fileName("csv")));
    csv.setId("export-csv");
    json.setHref(export.json(fileName("json")));
    json.setId("export-json");
    csv.addClassName("export");
    json.addClassName("export");
    csv.getElement().setAttribute("download", true);
    json.getElement().setAttribute("download", true);
  }

  private String fileName(String extension) {
    Instant now = console.now();
    return "scimify-activity-" + now.getEpochSecond() + "." + extension;
  }

  private void poll(boolean on) {
    getUI().ifPresent(ui -> ui.setPollInterval(on ? LIVE_MILLIS : -1));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    polls = event.getUI().addPollListener(e -> events.refreshAll());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().setPollInterval(-1);
    if (polls != null) {
      polls.remove();
    }
    super.onDetach(event);
  }
}
