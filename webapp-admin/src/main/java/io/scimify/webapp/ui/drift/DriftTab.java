package io.scimify.webapp.ui.drift;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import io.scimify.application.port.in.ReconcileUseCase.Overview;
import io.scimify.application.port.in.ReconcileUseCase.Repair;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import java.util.List;
import java.util.Optional;

/** Where Jamf differs from what was provisioned: the last report, a new one, and its repair. */
public final class DriftTab extends Div {
  private static final long serialVersionUID = 1L;

  private static final int LOOK_MILLIS = 1000;

  private final transient Console console;
  private final transient IntegrationInstance instance;
  private final Button run = new Button(text("drift.run"), VaadinIcon.REFRESH.create());
  private final Div progress = new Div();
  private final Div report = new Div();
  private transient Optional<Registration> looking = Optional.empty();
  private transient Optional<DriftReport> running = Optional.empty();

  public DriftTab(Console console, IntegrationInstance instance) {
    this.console = console;
    this.instance = instance;
    run.setId("run-drift");
    run.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
    run.addClickListener(e -> run());
    run.setVisible(console.may(Role.ADMIN));
    progress.setId("drift-progress");
    progress.getElement().setAttribute("aria-live", "polite");
    add(
        new Panel(text("drift.title"), progress, report)
            .explained(text("drift.lesson"))
            .withActions(run));
    show();
  }

  private Overview overview() {
    return console
        .read(
            c ->
                console
                    .reconciliation()
                    .overview(c, instance.tenant(), instance.id(), Optional.empty(), 0, 1))
        .orElse(new Overview(Optional.empty(), Optional.empty(), List.of(), 0));
  }

  private void show() {
    Overview overview = overview();
    running = overview.current().filter(r -> r.state() == DriftReport.State.RUNNING);
    run.setEnabled(running.isEmpty() && instance.status() != IntegrationStatus.DRAFT);
    tellProgress(overview.current());
    report.removeAll();
    report.add(overview.last().map(this::found).orElseGet(this::nothingYet));
  }

  private void tellProgress(Optional<DriftReport> current) {
    progress.removeAll();
    if (current.isEmpty()) {
      return;
    }
    DriftReport now = current.get();
    if (now.state() == DriftReport.State.RUNNING) {
      ProgressBar bar = new ProgressBar();
      bar.setIndeterminate(now.usersInJamf() == 0);
      if (now.usersInJamf() > 0) {
        bar.setValue(Math.min(1.0, (double) now.usersCompared() / now.usersInJamf()));
      }
      bar.getElement().setAttribute("aria-label", text("drift.running.label"));
      progress.add(bar, new Paragraph(sentence(now)));
    } else {
      Span notice = new Span(text("drift.failed", Moment.exact(now.updatedAt()), now.failure()));
      notice.addClassName("notice-bad");
      Div row = new Div(notice);
      row.addClassName("instance-state");
      progress.add(row);
    }
  }

  private static String sentence(DriftReport now) {
    return now.usersInJamf() == 0
        ? text("drift.running")
        : text("drift.running.users", now.usersCompared(), now.usersInJamf(), now.groupsCompared());
  }

  private Component nothingYet() {
    return new EmptyState(
        VaadinIcon.SCALE_UNBALANCE,
        text("drift.never"),
        text(
            instance.status() == IntegrationStatus.DRAFT
                ? "drift.never.draft"
                : "drift.never.help"));
  }

  private Component found(DriftReport last) {
    Paragraph when = new Paragraph(summary(last));
    when.setId("drift-summary");
    when.addClassName("lesson");
    Div found = new Div(when);
    if (last.counts().isEmpty()) {
      found.add(
          new EmptyState(VaadinIcon.CHECK_CIRCLE_O, text("drift.equal"), text("drift.equal.help")));
    } else {
      found.add(new DriftTable(console, instance, last, this::repaired));
    }
    return found;
  }

  private String summary(DriftReport last) {
    String who =
        last.requestedBy().isEmpty()
            ? text("drift.bySchedule")
            : text("drift.by", last.requestedBy());
    String summary =
        text(
            "drift.summary",
            Moment.relative(last.updatedAt(), console.now()),
            who,
            last.usersCompared(),
            last.groupsCompared());
    return last.unsettled() == 0
        ? summary
        : summary + " " + text("drift.unsettled", last.unsettled());
  }

  private void run() {
    console.ask(
        c -> console.reconciliation().run(c, instance.tenant(), instance.id()),
        begun -> {
          show();
          getUI().ifPresent(this::look);
        });
  }

  private void look(UI ui) {
    ui.setPollInterval(LOOK_MILLIS);
    stopLooking();
    looking = Optional.of(ui.addPollListener(e -> lookAgain(ui)));
  }

  private void lookAgain(UI ui) {
    boolean wasRunning = running.isPresent();
    Overview overview = overview();
    running = overview.current().filter(r -> r.state() == DriftReport.State.RUNNING);
    if (running.isPresent()) {
      tellProgress(overview.current());
      return;
    }
    ui.setPollInterval(-1);
    stopLooking();
    show();
    if (wasRunning && overview.current().isEmpty()) {
      Messages.done(text("drift.done"));
    }
  }

  private void stopLooking() {
    looking.ifPresent(Registration::remove);
    looking = Optional.empty();
  }

  private void repaired(DriftKind kind, Repair repair) {
    Messages.done(
        text(
            repair.held() > 0 ? "drift.repaired.held" : "drift.repaired",
            repair.asked(),
            repair.held(),
            repair.skipped()));
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    if (running.isPresent()) {
      look(event.getUI());
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().setPollInterval(-1);
    stopLooking();
    super.onDetach(event);
  }
}
