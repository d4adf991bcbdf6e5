package io.scimify.webapp.ui.home;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.scimify.application.port.in.ReadActivityUseCase;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ScimToken;
import io.scimify.domain.operation.OperationState;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.integration.InstanceKey;
import io.scimify.webapp.ui.integration.InstanceTab;
import io.scimify.webapp.ui.integration.IntegrationView;
import io.scimify.webapp.ui.integration.IntegrationsView;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.Panel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What needs the administrator, one click away; then proof that the product is alive. */
@Route(value = "", layout = MainLayout.class)
@RolesAllowed("VIEWER")
public class HomeView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;
  private static final Duration SOON = Duration.ofDays(30);

  private final transient Console console;

  @Inject
  public HomeView(Console console) {
    this.console = console;
    head(text("home.title"), text("home.lead"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<IntegrationInstance> instances =
        console.read(console.tenants()::list).orElse(List.of()).stream()
            .flatMap(
                t ->
                    console
                        .read(c -> console.integrations().list(c, t.id()))
                        .orElse(List.of())
                        .stream())
            .toList();
    UnorderedList needs = list();
    UnorderedList alive = list();
    instances.forEach(
        instance -> {
          List<ScimToken> keys = keys(instance);
          needs(instance, keys, needs);
          alive.add(proof(instance, keys));
        });
    Panel first = new Panel(text("home.needs"));
    first.add(needs.getChildren().findAny().isPresent() ? needs : calm());
    first.setId("needs-me");
    add(first, new Panel(text("home.alive"), instances.isEmpty() ? firstStep() : alive));
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassNames("affected", "home-list");
    return list;
  }

  private static EmptyState firstStep() {
    return new EmptyState(
        VaadinIcon.CONNECT_O,
        text("home.first"),
        text("home.first.help"),
        new RouterLink(text("home.first.go"), IntegrationsView.class));
  }

  private static EmptyState calm() {
    return new EmptyState(VaadinIcon.CHECK_CIRCLE_O, text("home.calm"), text("home.calm.help"));
  }

  private List<ScimToken> keys(IntegrationInstance instance) {
    return console
        .read(c -> console.integrations().keys(c, instance.tenant(), instance.id()))
        .orElse(List.of());
  }

  private void needs(IntegrationInstance instance, List<ScimToken> keys, UnorderedList needs) {
    Map<OperationState, Integer> waiting =
        console
            .read(c -> console.operations().counts(c, instance.tenant(), instance.id()))
            .orElse(Map.of());
    instance
        .quarantine()
        .map(q -> text("home.quarantined", instance.displayName(), q.detail()))
        .ifPresent(what -> needs.add(item(instance, InstanceTab.SETUP, what)));
    int held = waiting.getOrDefault(OperationState.HELD, 0);
    if (held > 0) {
      String what = text("home.held", held, instance.displayName());
      needs.add(item(instance, InstanceTab.APPROVALS, what));
    }
    int blocked = waiting.getOrDefault(OperationState.BLOCKED, 0);
    if (blocked > 0) {
      String what = text("home.blocked", blocked, instance.displayName());
      needs.add(item(instance, InstanceTab.APPROVALS, what));
    }
    keys.stream()
        .filter(key -> key.expiresAt().filter(this::isSoon).isPresent())
        .map(
            key ->
                text(
                    "home.expires",
                    key.label(),
                    instance.displayName(),
                    Moment.relative(key.expiresAt().orElseThrow(), console.now())))
        .forEach(what -> needs.add(item(instance, InstanceTab.SETUP, what)));
  }

  private boolean isSoon(Instant end) {
    return end.isBefore(console.now().plus(SOON));
  }

  private static ListItem item(IntegrationInstance instance, InstanceTab tab, String what) {
    RouterLink link = new RouterLink(what, IntegrationView.class, InstanceKey.of(instance).at(tab));
    return new ListItem(link);
  }

  private ListItem proof(IntegrationInstance instance, List<ScimToken> keys) {
    Optional<Instant> last =
        keys.stream().flatMap(key -> key.lastUsedAt().stream()).max(Comparator.naturalOrder());
    RouterLink link =
        new RouterLink(
            instance.displayName(),
            IntegrationView.class,
            InstanceKey.of(instance).at(InstanceTab.ACTIVITY));
    String when =
        last.map(at -> text("home.lastRequest", Moment.relative(at, console.now())))
            .orElse(text("home.noRequest"));
    Span heard = new Span(when);
    heard.addClassName("home-when");
    Span today = new Span(today(instance));
    today.addClassName("home-today");
    return new ListItem(link, Badge.of(instance.status()), heard, today);
  }

  private String today(IntegrationInstance instance) {
    Instant midnight =
        console.now().atZone(Moment.zone()).toLocalDate().atStartOfDay(Moment.zone()).toInstant();
    return text(
        "home.today",
        since(instance, midnight, AuditOutcome.SUCCEEDED),
        since(instance, midnight, AuditOutcome.HELD),
        since(instance, midnight, AuditOutcome.BLOCKED));
  }

  private long since(IntegrationInstance instance, Instant from, AuditOutcome outcome) {
    var filter =
        new ReadActivityUseCase.Filter(
            Optional.empty(),
            Optional.of(from),
            Optional.empty(),
            Optional.of(outcome),
            Optional.empty());
    return console
        .read(c -> console.activity().activity(c, instance.tenant(), instance.id(), filter, 0, 1))
        .map(ReadActivityUseCase.Page::total)
        .orElse(0L);
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("home.title"));
  }
}
