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
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Panel;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What connecting an identity provider will meet in Jamf; reads only. */
final class MatchPreviewPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient InstanceKey instance;
  private final Button look = new Button(text("matches.look"));
  private final Progress progress = new Progress(look);
  private final Div classes = new Div();
  private transient Consumer<MatchPreview> hears = preview -> {};

  MatchPreviewPanel(Console console, InstanceKey instance) {
    this.console = console;
    this.instance = instance;
    look.setId("match-preview");
    look.addThemeVariants(ButtonVariant.LUMO_SMALL);
    look.addClickListener(e -> look());
    classes.setId("matches");
    classes.getElement().setAttribute("aria-live", "polite");
    classes.add(new Paragraph(text("matches.help")));
    add(new Panel(text("matches.title"), progress, classes).withActions(look));
  }

  /** Looks at once, as if the button had been pressed; {@code heard} gets what was found. */
  MatchPreviewPanel looking(Consumer<MatchPreview> heard) {
    hears = heard;
    look.setText(text("matches.again"));
    look();
    return this;
  }

  private void look() {
    AtomicReference<Progress.Stage> stage =
        new AtomicReference<>(Progress.Stage.of(text("matches.reading")));
    classes.setVisible(false);
    console.askBeside(
        progress,
        stage::get,
        c ->
            console
                .reconciliation()
                .matchPreview(
                    c, instance.tenant(), instance.id(), (now, of) -> stage.set(read(now, of))),
        this::show,
        Messages::refused);
  }

  private static Progress.Stage read(int now, int of) {
    return new Progress.Stage(text("matches.read", now, of), of == 0 ? 1 : (double) now / of);
  }

  private void show(MatchPreview preview) {
    classes.removeAll();
    if (preview.usersInJamf() == 0) {
      classes.add(
          new EmptyState(VaadinIcon.USERS, text("matches.empty"), text("matches.empty.help")));
    } else {
      found(preview);
    }
    classes.setVisible(true);
    hears.accept(preview);
  }

  private void found(MatchPreview preview) {
    int doubtful = preview.caseOnly().count() + preview.duplicateEmail().count();
    Paragraph verdict =
        new Paragraph(
            doubtful == 0
                ? text("matches.good", preview.usersInJamf())
                : text("matches.doubtful", preview.usersInJamf(), doubtful));
    verdict.addClassName(doubtful == 0 ? "verdict-good" : "verdict-doubtful");
    UnorderedList list = new UnorderedList();
    list.addClassName("findings");
    list.add(
        item("provisioned", preview.provisioned(), false),
        item("exact", preview.exact(), false),
        item("caseOnly", preview.caseOnly(), true),
        item("duplicateEmail", preview.duplicateEmail(), true),
        item("unknown", preview.unknown(), false));
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
