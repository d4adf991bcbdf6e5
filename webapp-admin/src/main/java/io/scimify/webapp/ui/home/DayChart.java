package io.scimify.webapp.ui.home;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Svg;
import io.scimify.domain.audit.Deed;
import io.scimify.domain.audit.Tally;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One bar for each day, of creates, updates and deletes upon one another; drawn by ourselves. Its
 * text alternative says the sums, the title of each bar its numbers.
 */
final class DayChart {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final double GAP = 0.28;

  private final List<Tally> days;
  private final LocalDate today;

  DayChart(List<Tally> days, LocalDate today) {
    this.days = days;
    this.today = today;
  }

  static String name(LocalDate day) {
    return DAY.format(day);
  }

  LocalDate date(int index) {
    return today.minusDays(days.size() - 1L - index);
  }

  Tally sum() {
    return days.stream().reduce(Tally.NONE, Tally::plus);
  }

  /**
   * As wide and high as its place allows.
   *
   * @param look the class that gives its size
   */
  Svg svg(String look, int width, int height) {
    long highest = Math.max(1, days.stream().mapToLong(Tally::all).max().orElse(1));
    StringBuilder svg = new StringBuilder();
    svg.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" preserveAspectRatio=\"none\"")
        .append(" class=\"chart " + look + "\" viewBox=\"0 0 " + width + " " + height + "\"")
        .append(" aria-label=\"" + alternative() + "\">");
    double step = (double) width / days.size();
    for (int i = 0; i < days.size(); i++) {
      bar(svg, i, step, height, (double) height / highest);
    }
    return new Svg(svg.append("</svg>").toString());
  }

  private String alternative() {
    Tally sum = sum();
    return text("chart.alternative", days.size(), sum.creates(), sum.updates(), sum.deletes());
  }

  private void bar(StringBuilder svg, int i, double step, int height, double unit) {
    Tally day = days.get(i);
    svg.append("<g><title>" + title(i) + "</title>");
    svg.append(rect("bar-none", i * step, step, height - 1.0, 1));
    double top = height;
    for (Deed deed : List.of(Deed.DELETE, Deed.UPDATE, Deed.CREATE)) {
      long number = number(day, deed);
      // One deletion among thousands of updates must not vanish.
      double high = number == 0 ? 0 : Math.max(1.5, number * unit * 0.94);
      top -= high;
      svg.append(rect("bar-" + deed, i * step, step, Math.max(0, top), high));
    }
    svg.append(rect("bar-touch", i * step, step, 0, height)).append("</g>");
  }

  static long number(Tally tally, Deed deed) {
    return switch (deed) {
      case CREATE -> tally.creates();
      case UPDATE -> tally.updates();
      case DELETE -> tally.deletes();
    };
  }

  private String title(int i) {
    Tally day = days.get(i);
    return text("chart.day", name(date(i)), day.creates(), day.updates(), day.deletes());
  }

  private static String rect(String kind, double x, double step, double y, double high) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
        kind,
        x + step * GAP / 2,
        y,
        step * (1 - GAP),
        high);
  }
}
