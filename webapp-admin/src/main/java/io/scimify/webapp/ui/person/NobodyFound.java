package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.scimify.application.port.in.ReadActivityUseCase.LastWord;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Steps;
import io.scimify.webapp.ui.layout.StoryRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Nobody of that name is known: either the identity provider's request was refused, and then the
 * last word about it is shown, or there never was one, and then the reason is on its side.
 */
final class NobodyFound extends Div {
  private static final long serialVersionUID = 1L;

  private static final int REASONS = 4;

  /** Nobody reads more; one letter more narrows it. */
  private static final int MOST = 50;

  NobodyFound(Console console, String wanted) {
    setId("nobody-found");
    UnorderedList refused = new UnorderedList();
    refused.addClassName("rows");
    console
        .read(c -> console.activity().lastWords(c, wanted, MOST))
        .orElse(List.of())
        .forEach(word -> refused.add(new ListItem(row(console, word, wanted))));
    if (refused.getChildren().findAny().isPresent()) {
      add(new H3(text("people.asked")), refused);
    } else {
      add(
          new EmptyState(VaadinIcon.USERS, text("people.none", wanted), text("people.none.help")),
          new H3(text("people.why")),
          new Steps("people.why.", REASONS));
    }
  }

  private static StoryRow row(Console console, LastWord word, String wanted) {
    IntegrationInstance instance = word.instance();
    AuditEvent event = word.event();
    Span when = Moment.ago(event.at(), console.now());
    when.addClassName("row-when");
    String activity =
        "integrations/%s/%s/activity?user=%s"
            .formatted(
                instance.tenant(),
                instance.id(),
                URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    return new StoryRow(new Anchor(activity, event.subjectName()))
        .line(event.message())
        .line(text("person.of", instance.displayName(), instance.tenant()))
        .beside(when, Badge.of(event.outcome()));
  }
}
