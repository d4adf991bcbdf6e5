package io.scimify.webapp.ui.home;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.scimify.application.port.in.ReadOverviewUseCase.Standing;
import io.scimify.domain.audit.Deed;
import io.scimify.domain.audit.Tally;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.layout.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was done in Jamf Pro: today in three numbers, two weeks in a chart and as a table. */
final class ActivityPanel extends Composite<Panel> {
  private static final long serialVersionUID = 1L;

  private final transient List<Tally> days;
  private final transient LocalDate today;

  ActivityPanel(List<Standing> standings, LocalDate today) {
    this.days = sums(standings);
    this.today = today;
  }

  private static List<Tally> sums(List<Standing> standings) {
    List<Tally> sums = new ArrayList<>(standings.get(0).days());
    for (Standing standing : standings.subList(1, standings.size())) {
      for (int day = 0; day < sums.size(); day++) {
        sums.set(day, sums.get(day).plus(standing.days().get(day)));
      }
    }
    return sums;
  }

  @Override
  protected Panel initContent() {
    DayChart chart = new DayChart(days, today);
    Div picture = new Div(chart.svg("chart-wide", 560, 96), ends(chart));
    picture.addClassName("chart-frame");
    Div row = new Div(numbers(days.get(days.size() - 1)), picture);
    row.addClassName("pulse");
    Panel panel = new Panel(text("home.done"), row, asTable(chart));
    panel.setId("done");
    return panel.explained(text("home.done.help"));
  }

  private static Component numbers(Tally day) {
    Div numbers = new Div();
    numbers.addClassName("numbers");
    for (Deed deed : Deed.values()) {
      Span number = new Span(text("number", DayChart.number(day, deed)));
      number.addClassName("number");
      number.setId("today-" + deed);
      Span word = new Span(Texts.of(deed));
      word.addClassNames("number-word", "legend-" + deed);
      numbers.add(new Div(number, word));
    }
    return numbers;
  }

  private Component ends(DayChart chart) {
    Div ends = new Div(new Span(DayChart.name(chart.date(0))), new Span(text("home.today")));
    ends.addClassName("chart-ends");
    return ends;
  }

  private Component asTable(DayChart chart) {
    NativeTableRow head = new NativeTableRow(new NativeTableHeaderCell(text("chart.date")));
    for (Deed deed : Deed.values()) {
      head.add(new NativeTableHeaderCell(Texts.of(deed)));
    }
    NativeTableBody body = new NativeTableBody();
    for (int i = days.size() - 1; i >= 0; i--) {
      NativeTableRow row = new NativeTableRow(new NativeTableCell(DayChart.name(chart.date(i))));
      for (Deed deed : Deed.values()) {
        row.add(new NativeTableCell(text("number", DayChart.number(days.get(i), deed))));
      }
      body.add(row);
    }
    NativeTable table = new NativeTable();
    table.add(new NativeTableHeader(head), body);
    table.addClassNames("changes", "day-table");
    Details details = new Details(text("chart.table"), table);
    details.setId("chart-table");
    return details;
  }
}
