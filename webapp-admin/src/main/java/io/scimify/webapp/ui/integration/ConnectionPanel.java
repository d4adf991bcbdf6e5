package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.ConnectionFinding.Verdict;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.layout.Panel;
import java.util.List;
import java.util.Locale;

/** Checks the connection to Jamf Pro without writing, and names every finding. */
final class ConnectionPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient InstanceKey instance;
  private final Button check = new Button(text("connection.check"));
  private final Div findings = new Div();

  ConnectionPanel(Console console, InstanceKey instance) {
    this.console = console;
    this.instance = instance;
    check.setId("check-connection");
    check.addThemeVariants(ButtonVariant.LUMO_SMALL);
    check.setDisableOnClick(true);
    check.addClassName("calls-jamf");
    check.addClickListener(e -> check());
    findings.setId("findings");
    findings.getElement().setAttribute("aria-live", "polite");
    findings.add(new Paragraph(text("connection.help")));
    add(new Panel(text("connection.title"), findings).withActions(check));
  }

  private void check() {
    console.ask(
        c -> console.integrations().checkConnection(c, instance.tenant(), instance.id()),
        this::show);
    check.setEnabled(true);
  }

  private void show(List<ConnectionFinding> found) {
    long wrong = found.stream().filter(ConnectionPanel::isWrong).count();
    UnorderedList list = new UnorderedList();
    list.addClassName("findings");
    found.forEach(finding -> list.add(item(finding)));
    Paragraph verdict =
        new Paragraph(
            wrong == 0 ? text("connection.good", found.size()) : text("connection.bad", wrong));
    verdict.addClassName(wrong == 0 ? "verdict-good" : "verdict-bad");
    findings.removeAll();
    findings.add(verdict, list);
  }

  private static boolean isWrong(ConnectionFinding finding) {
    return finding.verdict() == Verdict.FAILED || finding.verdict() == Verdict.MISSING;
  }

  private static ListItem item(ConnectionFinding finding) {
    Icon icon =
        switch (finding.verdict()) {
          case OK -> VaadinIcon.CHECK_CIRCLE.create();
          case MISSING, FAILED -> VaadinIcon.CLOSE_CIRCLE.create();
          case UNKNOWN -> VaadinIcon.QUESTION_CIRCLE_O.create();
        };
    icon.addClassName("finding-" + finding.verdict().name().toLowerCase(Locale.ROOT));
    icon.getElement().setAttribute("aria-label", Texts.of(finding.verdict()));
    icon.getElement().setAttribute("role", "img");
    Span name = new Span(name(finding.check()));
    name.addClassName("finding-name");
    Span sentence = new Span(finding.sentence());
    sentence.addClassName("finding-sentence");
    return new ListItem(icon, new Div(name, sentence));
  }

  /** Privileges keep Jamf's own label; the three technical checks get a word of ours. */
  private static String name(String check) {
    return switch (check) {
      case "reachable", "token", "version" -> text("connection." + check);
      default -> check;
    };
  }
}
