package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.activity.ActivityTab;
import io.scimify.webapp.ui.approval.ApprovalsTab;
import io.scimify.webapp.ui.drift.DriftTab;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Question;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.person.UsersTab;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;

/** One integration instance: how it stands, and its parts as tabs with addresses of their own. */
@Route(value = "integrations/:tenant/:integration/:tab?", layout = MainLayout.class)
@RolesAllowed("VIEWER")
public class IntegrationView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final Div state = new Div();
  private final InstanceTabs tabs = new InstanceTabs();
  private final Div content = new Div();
  private transient Optional<IntegrationInstanceId> shown = Optional.empty();
  private boolean sameInstance;
  private String title = "";

  @Inject
  public IntegrationView(Console console) {
    this.console = console;
    state.addClassName("instance-state");
    content.addClassName("tab-content");
    add(state, tabs, content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    InstanceTab tab =
        event
            .getRouteParameters()
            .get(InstanceKey.TAB)
            .flatMap(InstanceTab::ofPath)
            .orElse(InstanceTab.SETUP);
    IntegrationInstance instance =
        InstanceKey.from(event.getRouteParameters())
            .flatMap(
                key -> console.read(c -> console.integrations().get(c, key.tenant(), key.id())))
            .orElseThrow(() -> new NotFoundException(text("integration.unknown")));
    show(instance, tab, event);
  }

  private void show(IntegrationInstance instance, InstanceTab tab, BeforeEnterEvent event) {
    title = instance.displayName();
    sameInstance = shown.equals(Optional.of(instance.id()));
    shown = Optional.of(instance.id());
    summarise(instance);
    tabs.select(InstanceKey.of(instance), tab);
    content.removeAll();
    content.getElement().setAttribute("role", "region");
    content.getElement().setAttribute("aria-label", Texts.of(tab));
    content.add(part(instance, tab, event));
  }

  private Component part(IntegrationInstance instance, InstanceTab tab, BeforeEnterEvent event) {
    return switch (tab) {
      case SETUP -> new SetupTab(console, instance, this::summarise);
      case USERS -> new UsersTab(console, instance.tenant(), instance.id());
      case GROUPS -> new GroupsTab(console, instance);
      case ACTIVITY ->
          new ActivityTab(
              console, instance.tenant(), instance.id(), event.getLocation().getQueryParameters());
      case APPROVALS ->
          new ApprovalsTab(
              console, instance.tenant(), instance.id(), event.getLocation().getQueryParameters());
      case DRIFT -> new DriftTab(console, instance);
      case SETTINGS -> new SettingsTab(console, instance, this::summarise);
    };
  }

  private void summarise(IntegrationInstance instance) {
    head(instance.displayName(), text("integration.of", instance.tenant()));
    state.removeAll();
    Badge status = Badge.of(instance.status());
    status.setId("status");
    state.add(status, new Span(Texts.help(instance.status())));
    if (instance.mode() != ProvisioningMode.LIVE) {
      state.add(
          new Badge(Texts.of(instance.mode()), Badge.Tone.WARNING),
          new Span(Texts.help(instance.mode())));
    }
    instance.quarantine().ifPresent(q -> state.add(quarantineNotice(q.detail())));
    instance
        .removal()
        .ifPresent(
            r ->
                state.add(
                    new RemovalNotice(console, InstanceKey.of(instance), instance.displayName())));
    actions(console.may(Role.ADMIN) ? buttons(instance) : new Component[0]);
  }

  private Component[] buttons(IntegrationInstance instance) {
    if (instance.status() == IntegrationStatus.DRAFT) {
      return new Component[] {resumeButton(instance)};
    }
    if (instance.status() == IntegrationStatus.REMOVING) {
      return new Component[0];
    }
    return instance.serves() && instance.mode() == ProvisioningMode.OBSERVE
        ? new Component[] {goLiveButton(instance), switchButton(instance)}
        : new Component[] {switchButton(instance)};
  }

  private static Button resumeButton(IntegrationInstance instance) {
    Button resume = new Button(text("wizard.continue"), VaadinIcon.ARROW_RIGHT.create());
    resume.setId("continue-setup");
    resume.setIconAfterText(true);
    resume.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    resume.addClickListener(
        e -> UI.getCurrent().navigate(SetupWizardView.class, InstanceKey.of(instance).resumed()));
    return resume;
  }

  private Button goLiveButton(IntegrationInstance instance) {
    Button go =
        new Button(
            text("golive.button"),
            e -> GoLiveQuestion.ask(console, instance, () -> goLive(instance)));
    go.setId("go-live");
    go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return go;
  }

  /** What was observed and is wanted still shows as drift, so that is where one goes next. */
  private void goLive(IntegrationInstance instance) {
    console.ask(
        c -> console.integrations().patch(c, instance.tenant(), instance.id(), GoLiveQuestion.LIVE),
        live -> {
          Messages.done(text("golive.done", live.displayName()));
          console.read(c -> console.reconciliation().run(c, live.tenant(), live.id()));
          UI.getCurrent()
              .navigate(IntegrationView.class, InstanceKey.of(live).at(InstanceTab.DRIFT));
        });
  }

  private static Span quarantineNotice(String detail) {
    Span notice = new Span(detail);
    notice.addClassName("notice-bad");
    return notice;
  }

  private Button switchButton(IntegrationInstance instance) {
    boolean serves = instance.serves();
    Button button =
        serves
            ? new Button(text("integration.pause"), e -> askToPause(instance))
            : new Button(text("integration.resume"), e -> activate(instance));
    button.setId(serves ? "pause" : "activate");
    if (!serves) {
      button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }
    return button;
  }

  private void activate(IntegrationInstance instance) {
    console.ask(
        c -> console.integrations().activate(c, instance.tenant(), instance.id()),
        active -> {
          Messages.done(text("integration.activated", active.displayName()));
          summarise(active);
        });
  }

  private void askToPause(IntegrationInstance instance) {
    int waiting =
        console
            .read(c -> console.operations().counts(c, instance.tenant(), instance.id()))
            .map(counts -> counts.values().stream().mapToInt(Integer::intValue).sum())
            .orElse(0);
    Question.ask(
            text("integration.pause.question", instance.displayName()),
            text("integration.pause.consequence", waiting),
            text("integration.pause"),
            () -> pause(instance))
        .open();
  }

  private void pause(IntegrationInstance instance) {
    console.ask(
        c -> console.integrations().pause(c, instance.tenant(), instance.id()),
        paused -> {
          Messages.done(text("integration.paused", paused.displayName()));
          summarise(paused);
        });
  }

  /** From tab to tab, the part that was asked for; the title has been heard already. */
  @Override
  protected Component landing() {
    return sameInstance ? content : super.landing();
  }

  @Override
  public String getPageTitle() {
    return text("page.title", title);
  }
}
