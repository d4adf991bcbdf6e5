package io.scimify.webapp.ui.home;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.scimify.application.port.in.ReadOverviewUseCase.Standing;
import io.scimify.domain.audit.Tally;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.integration.InstanceKey;
import io.scimify.webapp.ui.integration.InstanceTab;
import io.scimify.webapp.ui.integration.IntegrationView;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Each instance with its last request, today's numbers and its two weeks. */
final class InstancesPanel extends Composite<Panel> {
  private static final long serialVersionUID = 1L;

  /** Up to here all rows are shown; beyond, the list scrolls. */
  private static final int FEW = 12;

  private final transient List<Standing> standings;
  private final transient LocalDate today;
  private final transient Instant now;

  InstancesPanel(List<Standing> standings, LocalDate today, Instant now) {
    this.standings = standings;
    this.today = today;
    this.now = now;
  }

  @Override
  protected Panel initContent() {
    Grid<Standing> grid = new Grid<>();
    grid.setId("instances");
    grid.addClassName("home-grid");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAllRowsVisible(standings.size() <= FEW);
    grid.getElement().setAttribute("aria-label", text("home.alive"));
    grid.addComponentColumn(this::row);
    grid.setItems(standings);
    return new Panel(text("home.alive"), grid);
  }

  private Component row(Standing standing) {
    RouterLink link =
        new RouterLink(
            standing.instance().displayName(),
            IntegrationView.class,
            InstanceKey.of(standing.instance()).at(InstanceTab.ACTIVITY));
    link.addClassName("home-name");
    Span heard =
        new Span(
            standing
                .lastRequest()
                .map(at -> text("home.lastRequest", Moment.relative(at, now)))
                .orElse(text("home.noRequest")));
    heard.addClassName("home-when");
    Div who = new Div(link, Badge.of(standing.instance().status()), heard);
    who.addClassName("home-who");
    Div row = new Div(who, done(standing.today()), chart(standing));
    row.addClassName("home-row");
    return row;
  }

  private static Component done(Tally tally) {
    Span done = new Span(text("home.todayDone", tally.creates(), tally.updates(), tally.deletes()));
    done.addClassName("home-today");
    return done;
  }

  private Component chart(Standing standing) {
    return new DayChart(standing.days(), today).svg("chart-small", 140, 28);
  }
}
