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
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import io.scimify.webapp.ui.layout.Panel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks the connection to Jamf Pro without writing, and names every finding. */
final class ConnectionPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient InstanceKey instance;
  private transient Consumer<List<ConnectionFinding>> hears = found -> {};
  private final Button check = new Button(text("connection.check"));
  private final Progress progress = new Progress(check);
  private final Div findings = new Div();

  ConnectionPanel(Console console, InstanceKey instance) {
    this.console = console;
    this.instance = instance;
    check.setId("check-connection");
    check.addThemeVariants(ButtonVariant.LUMO_SMALL);
    check.addClickListener(e -> check());
    findings.setId("findings");
    findings.getElement().setAttribute("aria-live", "polite");
    findings.add(new Paragraph(text("connection.help")));
    add(new Panel(text("connection.title"), progress, findings).withActions(check));
  }

  /** Checks at once, as if the button had been pressed; {@code heard} gets what was found. */
  ConnectionPanel checking(Consumer<List<ConnectionFinding>> heard) {
    hears = heard;
    check.setText(text("connection.again"));
    check();
    return this;
  }

  private void check() {
    findings.setVisible(false);
    console.askBeside(
        progress,
        () -> Progress.Stage.of(text("connection.checking")),
        c -> console.integrations().checkConnection(c, instance.tenant(), instance.id()),
        this::show,
        Messages::refused);
  }

  private void show(List<ConnectionFinding> found) {
    findings.removeAll();
    findings.add(verdict(found), list(found));
    findings.setVisible(true);
    hears.accept(found);
  }

  /** Each finding with what it means and how to mend it. */
  static UnorderedList list(List<ConnectionFinding> found) {
    UnorderedList list = new UnorderedList();
    list.addClassName("findings");
    found.forEach(finding -> list.add(item(finding)));
    return list;
  }

  static boolean isPrivilege(ConnectionFinding finding) {
    return JamfPrivilege.ofLabel(finding.check()).isPresent();
  }

  private static Paragraph verdict(List<ConnectionFinding> found) {
    long wrong = found.stream().filter(ConnectionPanel::isWrong).count();
    long unknown = found.stream().filter(f -> f.verdict() == Verdict.UNKNOWN).count();
    String good =
        unknown == 0
            ? text("connection.good", found.size())
            : text("connection.unknown", found.size() - unknown, unknown);
    Paragraph verdict = new Paragraph(wrong == 0 ? good : text("connection.bad", wrong));
    verdict.addClassName(wrong == 0 ? "verdict-good" : "verdict-bad");
    return verdict;
  }

  static boolean isWrong(ConnectionFinding finding) {
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
    Div words = new Div(name, sentence(finding.sentence()));
    mend(finding).ifPresent(how -> words.add(sentence(how)));
    return new ListItem(icon, words);
  }

  private static Div sentence(String words) {
    Div sentence = new Div(new Span(words));
    sentence.addClassName("finding-sentence");
    return sentence;
  }

  /** What breaks without a privilege; how to mend what failed before privileges mattered. */
  private static Optional<String> mend(ConnectionFinding finding) {
    Optional<JamfPrivilege> privilege = JamfPrivilege.ofLabel(finding.check());
    if (privilege.isPresent()) {
      return privilege.map(p -> text("connection.without", Texts.help(p)));
    }
    return finding.verdict() == Verdict.FAILED
        ? Optional.of(text("connection.mend." + finding.check()))
        : Optional.empty();
  }

  /** Privileges keep Jamf's own label; the three technical checks get a word of ours. */
  private static String name(String check) {
    return switch (check) {
      case "reachable", "token", "version" -> text("connection." + check);
      default -> check;
    };
  }
}
