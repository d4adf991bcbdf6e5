package io.scimify.webapp.ui.home;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.scimify.application.port.in.ReadOverviewUseCase.Standing;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.integration.IntegrationsView;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.Panel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What needs the administrator, one click away; then proof that the product is alive. */
@Route(value = "", layout = MainLayout.class)
@RolesAllowed("VIEWER")
public class HomeView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  /** Two weeks show a rhythm: what Mondays and holidays do. */
  private static final int DAYS = 14;

  private final transient Console console;

  @Inject
  public HomeView(Console console) {
    this.console = console;
    head(text("home.title"), text("home.lead"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Instant now = console.now();
    LocalDate today = now.atZone(Moment.zone()).toLocalDate();
    Instant midnight = today.atStartOfDay(Moment.zone()).toInstant();
    List<Standing> standings =
        console.read(c -> console.overview().overview(c, midnight, DAYS)).orElse(List.of());
    if (standings.isEmpty()) {
      add(new Panel(text("home.alive"), firstStep()));
      return;
    }
    add(new NeedsPanel(Need.of(standings, now)));
    add(new ActivityPanel(standings, today));
    add(new InstancesPanel(standings, today, now));
  }

  private static EmptyState firstStep() {
    return new EmptyState(
        VaadinIcon.CONNECT_O,
        text("home.first"),
        text("home.first.help"),
        new RouterLink(text("home.first.go"), IntegrationsView.class));
  }

  @Override
  public String getPageTitle() {
    return text("page.title", text("home.title"));
  }
}
