package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.scimify.application.port.in.ReadActivityUseCase.Filter;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.operation.Subject;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.activity.EventDetails;
import io.scimify.webapp.ui.activity.FilterAddress;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.StoryRow;
import java.util.List;

/** What happened to somebody last, and the way to the whole story. */
final class LatestEvents extends Div {
  private static final long serialVersionUID = 1L;

  private static final int FEW = 5;

  LatestEvents(Console console, PersonAddress address) {
    Subject subject = Subject.of(address.user());
    Filter only = Filter.about(subject);
    List<AuditEvent> events =
        console
            .read(
                c ->
                    console
                        .activity()
                        .events(c, address.tenant(), address.integration(), only, 0, FEW))
            .orElse(List.of());
    Anchor story =
        address.part("activity", FilterAddress.of(subject).getQueryString(), text("person.story"));
    story.setId("person-story");
    add(events.isEmpty() ? new Paragraph(text("person.noStory")) : list(console, events), story);
  }

  private static Component list(Console console, List<AuditEvent> events) {
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    events.forEach(event -> list.add(new ListItem(row(console, event))));
    return list;
  }

  private static StoryRow row(Console console, AuditEvent event) {
    Span when = Moment.ago(event.at(), console.now());
    when.addClassName("row-when");
    return new StoryRow(event.message())
        .line(EventDetails.who(event.actor()))
        .beside(when, Badge.of(event.outcome()));
  }
}
