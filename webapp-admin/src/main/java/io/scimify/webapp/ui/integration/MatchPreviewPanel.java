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
import io.scimify.domain.reconciliation.MatchPreview;
import io.scimify.domain.reconciliation.MatchPreview.Matches;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.layout.Panel;

/** What connecting an identity provider will meet in Jamf; reads only. */
final class MatchPreviewPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient InstanceKey instance;
  private final Button look = new Button(text("matches.look"));
  private final Div classes = new Div();

  MatchPreviewPanel(Console console, InstanceKey instance) {
    this.console = console;
    this.instance = instance;
    look.setId("match-preview");
    look.addThemeVariants(ButtonVariant.LUMO_SMALL);
    look.setDisableOnClick(true);
    look.addClassName("calls-jamf");
    look.addClickListener(e -> look());
    classes.setId("matches");
    classes.getElement().setAttribute("aria-live", "polite");
    classes.add(new Paragraph(text("matches.help")));
    add(new Panel(text("matches.title"), classes).withActions(look));
  }

  private void look() {
    console.ask(
        c -> console.reconciliation().matchPreview(c, instance.tenant(), instance.id()),
        this::show);
    look.setEnabled(true);
  }

  private void show(MatchPreview preview) {
    int doubtful = preview.caseOnly().count() + preview.duplicateEmail().count();
    Paragraph verdict =
        new Paragraph(
            doubtful == 0
                ? text("matches.good", preview.usersInJamf())
                : text("matches.doubtful", preview.usersInJamf(), doubtful));
    verdict.addClassName(doubtful == 0 ? "verdict-good" : "verdict-bad");
    UnorderedList list = new UnorderedList();
    list.addClassName("findings");
    list.add(
        item("provisioned", preview.provisioned(), false),
        item("caseOnly", preview.caseOnly(), true),
        item("duplicateEmail", preview.duplicateEmail(), true),
        item("unknown", preview.unknown(), false));
    classes.removeAll();
    classes.add(verdict, list);
  }

  private static ListItem item(String kind, Matches matches, boolean doubtful) {
    boolean warn = doubtful && matches.count() > 0;
    Icon icon = (warn ? VaadinIcon.WARNING : VaadinIcon.CHECK_CIRCLE).create();
    icon.addClassName(warn ? "finding-unknown" : "finding-ok");
    icon.getElement().setAttribute("aria-hidden", "true");
    Span name = new Span(text("matches." + kind, matches.count()));
    name.addClassName("finding-name");
    Span meaning = new Span(text("matches." + kind + ".help"));
    meaning.addClassName("finding-sentence");
    Div words = new Div(name, meaning);
    if (matches.count() > 0) {
      Span first = new Span(some(matches));
      first.addClassName("finding-sentence");
      words.add(new Div(first));
    }
    return new ListItem(icon, words);
  }

  private static String some(Matches matches) {
    String first = String.join(", ", matches.first());
    int more = matches.count() - matches.first().size();
    return more == 0 ? first : text("matches.more", first, more);
  }
}
