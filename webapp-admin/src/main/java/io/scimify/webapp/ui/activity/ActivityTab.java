package io.scimify.webapp.ui.activity;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReadActivityUseCase.Filter;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.StoryRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  private final TextField name = new TextField(text("activity.name"));
  private final ComboBox<AuditOutcome> outcome = new ComboBox<>(text("activity.outcome"));
  private final DateTimePicker from = new DateTimePicker(text("activity.from"));
  private final DateTimePicker to = new DateTimePicker(text("activity.to"));
  private final TextField correlation = new TextField(text("activity.correlation"));
  private final Checkbox live = new Checkbox(text("activity.live"));
  private final Anchor csv = new Anchor("", text("activity.csv"));
  private final Anchor json = new Anchor("", text("activity.json"));
  private final Div line = new Div();
  private final Span number = new Span();
  private final Button one = new Button(VaadinIcon.CLOSE_SMALL.create());
  private final Grid<AuditEvent> grid = new Grid<>();
  private final CallbackDataProvider<AuditEvent, Void> events;
  private transient Optional<Subject> subject = Optional.empty();
  private @Nullable Registration polls;

  public ActivityTab(
      Console console,
      TenantId tenant,
      IntegrationInstanceId integration,
      QueryParameters parameters) {
    this.console = console;
    this.tenant = tenant;
    this.integration = integration;
    fill(new FilterAddress(parameters));
    events =
        DataProvider.fromCallbacks(
            query -> page(query.getOffset(), query.getLimit()).stream(), query -> counted());
    columns();
    grid.setItems(events);
    add(
        new Panel(text("activity.title"), filters(), line, grid)
            .explained(text("activity.lesson"))
            .withActions(live, csv, json));
    line.addClassName("result-line");
    number.setId("activity-count");
    number.getElement().setAttribute("role", "status");
    line.add(number, one);
    exports();
    live.setId("live");
    live.addValueChangeListener(e -> poll(e.getValue()));
  }

  private void fill(FilterAddress address) {
    name.setId("activity-name");
    name.setPlaceholder(text("activity.name.hint"));
    name.setClearButtonVisible(true);
    name.setValueChangeMode(ValueChangeMode.LAZY);
    name.setValue(address.text(FilterAddress.USER));
    outcome.setId("activity-outcome");
    outcome.setItems(AuditOutcome.values());
    outcome.setItemLabelGenerator(Texts::of);
    outcome.setPlaceholder(text("activity.outcome.any"));
    outcome.setClearButtonVisible(true);
    address.outcome().ifPresent(outcome::setValue);
    address
        .moment(FilterAddress.FROM)
        .map(i -> i.atZone(Moment.zone()).toLocalDateTime())
        .ifPresent(from::setValue);
    address
        .moment(FilterAddress.TO)
        .map(i -> i.atZone(Moment.zone()).toLocalDateTime())
        .ifPresent(to::setValue);
    subject = address.subject();
    one.setId("activity-subject");
    one.setText(text("activity.oneOnly"));
    one.setIconAfterText(true);
    one.addThemeVariants(ButtonVariant.LUMO_SMALL);
    one.setVisible(subject.isPresent());
    one.addClickListener(e -> everybody());
    correlation.setId("activity-correlation");
    correlation.setClearButtonVisible(true);
    correlation.setValueChangeMode(ValueChangeMode.LAZY);
    correlation.setValue(address.text(FilterAddress.CORRELATION));
  }

  private void everybody() {
    subject = Optional.empty();
    one.setVisible(false);
    filtered();
  }

  private Div filters() {
    name.addValueChangeListener(e -> filtered());
    outcome.addValueChangeListener(e -> filtered());
    from.addValueChangeListener(e -> filtered());
    to.addValueChangeListener(e -> filtered());
    correlation.addValueChangeListener(e -> filtered());
    Div row = new Div(name, outcome);
    row.addClassName("filters");
    Div rare = new Div(from, to, correlation);
    rare.addClassName("filters");
    Details more = new Details(text("activity.more"), rare);
    more.setId("more-filters");
    more.setOpened(!from.isEmpty() || !to.isEmpty() || !correlation.isEmpty());
    correlation.addValueChangeListener(
        e -> more.setOpened(more.isOpened() || !e.getValue().isEmpty()));
    return new Div(row, more);
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
    details.lead(text("activity.steps"), () -> correlation.setValue(event.correlation().value()));
    event
        .subject()
        .filter(about -> !subject.equals(Optional.of(about)))
        .ifPresent(about -> details.lead(text("activity.story"), () -> only(about)));
    return details;
  }

  private void only(Subject about) {
    subject = Optional.of(about);
    one.setVisible(true);
    name.clear();
    correlation.clear();
    filtered();
  }

  private StoryRow story(AuditEvent event) {
    Span when = Moment.ago(event.at(), console.now());
    when.addClassName("row-when");
    return new StoryRow(event.subjectName().isEmpty() ? event.action() : event.subjectName())
        .line(event.message())
        .beside(when, Badge.of(event.outcome()));
  }

  private Filter filter() {
    return new Filter(
        filled(name),
        from.getOptionalValue().map(t -> t.atZone(Moment.zone()).toInstant()),
        to.getOptionalValue().map(t -> t.atZone(Moment.zone()).toInstant()),
        outcome.getOptionalValue(),
        filled(correlation),
        subject);
  }

  private static Optional<String> filled(TextField field) {
    return Optional.of(field.getValue().strip()).filter(s -> !s.isEmpty());
  }

  private List<AuditEvent> page(int offset, int limit) {
    return console
        .read(c -> console.activity().events(c, tenant, integration, filter(), offset, limit))
        .orElse(List.of());
  }

  private int counted() {
    long count =
        console.read(c -> console.activity().count(c, tenant, integration, filter())).orElse(0L);
    number.setText(
        count < ReadActivityUseCase.MOST_COUNTED
            ? text("activity.count", count)
            : text("activity.count.most", count));
    return Math.toIntExact(count);
  }

  private void filtered() {
    events.refreshAll();
    exports();
    String address = FilterAddress.of(filter());
    getElement()
        .executeJs("history.replaceState(history.state, '', location.pathname + $0)", address);
  }

  private void exports() {
    Filter wanted = filter();
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
