package io.scimify.webapp.ui.audit;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.application.port.in.ReadAuditUseCase.Filter;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.activity.EventDetails;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.StoryRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Who did what and when, sign-ins and refused ones too; it can be read and nothing else. */
@Route(value = "audit", layout = MainLayout.class)
@RolesAllowed("OWNER")
public class AuditView extends Page implements HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final TextField actor = new TextField(text("audit.actor"));
  private final TextField about = new TextField(text("audit.about"));
  private final ComboBox<AuditOutcome> outcome = new ComboBox<>(text("activity.outcome"));
  private final Grid<AuditEvent> grid = new Grid<>();
  private final CallbackDataProvider<AuditEvent, Void> events =
      DataProvider.fromCallbacks(
          query -> page(query.getOffset(), query.getLimit()).events().stream(),
          query -> (int) Math.min(Integer.MAX_VALUE, page(0, 1).total()));

  @Inject
  public AuditView(Console console) {
    this.console = console;
    head(text("audit.title"), text("audit.lead"));
    columns();
    grid.setItems(events);
    add(filters(), grid);
  }

  private Div filters() {
    List.of(actor, about)
        .forEach(
            field -> {
              field.setClearButtonVisible(true);
              field.setValueChangeMode(ValueChangeMode.LAZY);
              field.addValueChangeListener(e -> events.refreshAll());
            });
    actor.setPlaceholder(text("audit.actor.hint"));
    about.setPlaceholder(text("audit.about.hint"));
    actor.setId("audit-actor");
    about.setId("audit-about");
    outcome.setItems(AuditOutcome.SUCCEEDED, AuditOutcome.REJECTED);
    outcome.setItemLabelGenerator(Texts::of);
    outcome.setPlaceholder(text("activity.outcome.any"));
    outcome.setClearButtonVisible(true);
    outcome.addValueChangeListener(e -> events.refreshAll());
    Div row = new Div(actor, about, outcome);
    row.addClassName("filters");
    return row;
  }

  private void columns() {
    grid.setId("audit");
    grid.addClassName("activity-grid");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", text("audit.title"));
    grid.addComponentColumn(this::story);
    grid.setItemDetailsRenderer(new ComponentRenderer<>(EventDetails::new));
    grid.setEmptyStateComponent(
        new EmptyState(VaadinIcon.TIME_BACKWARD, text("audit.none"), text("audit.none.help")));
  }

  private StoryRow story(AuditEvent event) {
    Span when = Moment.ago(event.at(), console.now());
    when.addClassName("row-when");
    return new StoryRow(text("audit.who", event.actor().name(), event.subjectName()))
        .line(event.message())
        .beside(when, Badge.of(event.outcome()));
  }

  private ReadActivityUseCase.Page page(int offset, int limit) {
    Filter filter =
        new Filter(
            filled(actor),
            filled(about),
            outcome.getOptionalValue(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return console
        .read(c -> console.audit().audit(c, filter, offset, limit))
        .orElse(new ReadActivityUseCase.Page(List.of(), 0));
  }

  private static Optional<String> filled(TextField field) {
    return Optional.of(field.getValue().strip()).filter(s -> !s.isEmpty());
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("audit.title"));
  }
}
