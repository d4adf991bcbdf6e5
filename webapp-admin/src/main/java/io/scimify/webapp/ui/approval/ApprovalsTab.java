package io.scimify.webapp.ui.approval;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import com.vaadin.flow.router.QueryParameters;
import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.ReviewOperationsUseCase.Consequences;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.OperationId;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import io.scimify.webapp.ui.layout.StoryRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What waits for a human, by why it waits; to be approved or called off, all, some or one. */
public final class ApprovalsTab extends Div {
  private static final long serialVersionUID = 1L;

  private static final List<OperationState> STATES =
      List.of(OperationState.HELD, OperationState.SCHEDULED, OperationState.BLOCKED);
  private static final int PAGE = 500;

  private final transient Console console;
  private final TenantId tenant;
  private final IntegrationInstanceId integration;
  private final Tabs states = new Tabs();
  private final Paragraph lesson = new Paragraph();
  private final Grid<ProvisioningOperation> grid = new Grid<>();
  private final Div empty = new Div();
  private final Div bar = new Div();
  private final Button approve = new Button("", VaadinIcon.CHECK.create());
  private final Button reject = new Button("", VaadinIcon.BAN.create());
  private final Progress progress = new Progress(approve);
  private transient Map<OperationState, Integer> counts = new EnumMap<>(OperationState.class);
  private OperationState shown;

  /**
   * Shows the state that the address asks for ({@code ?state=BLOCKED}), else the first with
   * anything in it.
   */
  public ApprovalsTab(
      Console console,
      TenantId tenant,
      IntegrationInstanceId integration,
      QueryParameters parameters) {
    this.console = console;
    this.shown = asked(parameters);
    this.tenant = tenant;
    this.integration = integration;
    columns();
    buttons();
    lesson.addClassName("lesson");
    states.addThemeVariants(TabsVariant.LUMO_SMALL);
    states.getElement().setAttribute("aria-label", text("approvals.states"));
    add(new Panel(text("approvals.title"), states, lesson, bar, progress, grid, empty));
    load();
    states.addSelectedChangeListener(
        e -> {
          // while the tabs are made anew after a decision, none is selected for a moment
          if (states.getSelectedIndex() >= 0) {
            show(STATES.get(states.getSelectedIndex()));
          }
        });
  }

  private static OperationState asked(QueryParameters parameters) {
    String wanted = parameters.getSingleParameter("state").orElse("");
    return STATES.stream()
        .filter(state -> state.name().equals(wanted))
        .findFirst()
        .orElse(OperationState.HELD);
  }

  private void columns() {
    grid.setId("waiting");
    if (console.may(Role.ADMIN)) {
      grid.setSelectionMode(Grid.SelectionMode.MULTI);
      grid.addSelectionListener(e -> label(e.getAllSelectedItems().size()));
    } else {
      grid.setSelectionMode(Grid.SelectionMode.NONE);
    }
    grid.setAllRowsVisible(true);
    grid.getElement().setAttribute("aria-label", text("approvals.title"));
    grid.addComponentColumn(this::story).setHeader(text("approvals.what"));
  }

  private StoryRow story(ProvisioningOperation operation) {
    Span since = Moment.ago(operation.createdAt(), console.now());
    since.addClassName("row-when");
    String due =
        operation.state() == OperationState.HELD
            ? ""
            : text("approvals.due", Moment.relative(operation.dueAt(), console.now()));
    return new StoryRow(title(operation))
        .line(Texts.of(operation.type()))
        .line(operation.detail().orElse(""))
        .line(due)
        .beside(since);
  }

  /** A person's name leads to both sides of it; a group has no page. */
  private Component title(ProvisioningOperation operation) {
    String name = operation.target().name();
    if (operation.subject().kind() != Subject.Kind.USER) {
      return new Span(name);
    }
    return new Anchor(
        "integrations/%s/%s/users/%s".formatted(tenant, integration, operation.subject().id()),
        name);
  }

  private void buttons() {
    approve.setId("approve");
    approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
    approve.addClickListener(e -> ask(true));
    reject.setId("reject");
    reject.addThemeVariants(ButtonVariant.LUMO_SMALL);
    reject.addClickListener(e -> ask(false));
    bar.addClassName("actions");
    bar.add(approve, reject);
  }

  private void load() {
    counts =
        console
            .read(c -> console.operations().counts(c, tenant, integration))
            .orElseGet(() -> new EnumMap<>(OperationState.class));
    states.removeAll();
    for (OperationState state : STATES) {
      Tab tab = new Tab(text("approvals.count", Texts.of(state), counts.getOrDefault(state, 0)));
      tab.setId("state-" + state);
      states.add(tab);
    }
    OperationState first =
        STATES.stream().filter(s -> counts.getOrDefault(s, 0) > 0).findFirst().orElse(shown);
    OperationState next = counts.getOrDefault(shown, 0) > 0 ? shown : first;
    states.setSelectedIndex(STATES.indexOf(next));
    show(next);
  }

  private void show(OperationState state) {
    shown = state;
    lesson.setText(Texts.help(state));
    List<ProvisioningOperation> waiting =
        console
            .read(c -> console.operations().waiting(c, tenant, integration, state, 0, PAGE))
            .orElse(List.of());
    grid.setItems(waiting);
    grid.deselectAll();
    grid.setVisible(!waiting.isEmpty());
    bar.setVisible(!waiting.isEmpty() && console.may(Role.ADMIN));
    empty.removeAll();
    if (waiting.isEmpty()) {
      empty.add(
          new EmptyState(
              VaadinIcon.CHECK_CIRCLE_O,
              text("approvals.none", Texts.of(state)),
              text("approvals.none." + state)));
    }
    reject.setEnabled(true);
    label(0);
  }

  private void label(int selected) {
    int number = selected == 0 ? counts.getOrDefault(shown, 0) : selected;
    String scope = selected == 0 ? "all" : "some";
    approve.setText(text("approvals.approve." + shown + "." + scope, number));
    reject.setText(text("approvals.reject." + scope, number));
  }

  private void ask(boolean approving) {
    List<OperationId> selected =
        grid.getSelectedItems().stream().map(ProvisioningOperation::id).toList();
    List<OperationId> chosen = selected.isEmpty() ? everything() : selected;
    Consumer<Consequences> question =
        consequences ->
            new DecisionDialog(
                    shown, consequences, approving, reason -> decide(approving, chosen, reason))
                .open();
    Function<AdminCaller, AdminResult<Consequences>> preview =
        c -> console.operations().preview(c, tenant, integration, chosen);
    if (chosen.size() > PAGE) {
      Progress.Stage counting = Progress.Stage.of(text("approvals.counting", chosen.size()));
      console.askBeside(progress, () -> counting, preview, question, Messages::refused);
    } else {
      console.ask(preview, question);
    }
  }

  /** All that wait in this state now, also those beyond what the list shows. */
  private List<OperationId> everything() {
    return console
        .read(c -> console.operations().all(c, tenant, integration, shown))
        .orElse(List.of());
  }

  private void decide(boolean approving, List<OperationId> chosen, String reason) {
    InBatches batches = new InBatches(chosen);
    reject.setEnabled(false);
    console.askBeside(
        progress,
        batches::stage,
        c ->
            batches.decide(
                some ->
                    approving
                        ? console.operations().approve(c, tenant, integration, some, reason)
                        : console.operations().reject(c, tenant, integration, some, reason)),
        number -> {
          Messages.done(text(approving ? "approvals.approved" : "approvals.rejected", number));
          load();
        },
        (refusal, correlation) -> {
          Messages.refused(refusal, correlation);
          load();
        });
  }
}
