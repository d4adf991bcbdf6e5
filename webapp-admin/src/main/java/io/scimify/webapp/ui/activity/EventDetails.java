package io.scimify.webapp.ui.activity;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AttributeChange;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.audit.JamfCall;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.layout.Moment;
import java.util.List;

/** One event in full: who asked, what changed, which Jamf calls, under which correlation id. */
public final class EventDetails extends Div {
  private static final long serialVersionUID = 1L;

  private final Div ways = new Div();

  public EventDetails(AuditEvent event) {
    addClassName("event-details");
    DescriptionList facts = new DescriptionList();
    fact(facts, text("activity.when"), Moment.exact(event.at()));
    fact(facts, text("activity.who"), who(event.actor()));
    fact(facts, text("activity.action"), event.action());
    fact(facts, text("activity.decided"), event.message());
    fact(facts, text("activity.correlation"), event.correlation().value());
    ways.addClassName("actions");
    add(facts, changes(event.changes()), calls(event), ways);
  }

  /** Kind and name; we ourselves are named once. */
  public static String who(Actor actor) {
    String kind = Texts.of(actor.kind());
    return actor.kind() == Actor.Kind.SYSTEM ? kind : kind + " " + actor.name();
  }

  /** A way on from here. */
  void lead(String where, Runnable go) {
    Button button = new Button(where, e -> go.run());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    ways.add(button);
  }

  private static void fact(DescriptionList facts, String term, String description) {
    facts.add(new DescriptionList.Term(term), new DescriptionList.Description(description));
  }

  private static Component changes(List<AttributeChange> changes) {
    if (changes.isEmpty()) {
      return quiet(text("activity.noChanges"));
    }
    NativeTable table = new NativeTable();
    table.addClassName("changes");
    NativeTableRow head = new NativeTableRow();
    head.add(
        new NativeTableHeaderCell(text("activity.attribute")),
        new NativeTableHeaderCell(text("activity.before")),
        new NativeTableHeaderCell(text("activity.after")));
    NativeTableHeader header = new NativeTableHeader(head);
    NativeTableBody body = new NativeTableBody();
    changes.forEach(change -> body.add(row(change)));
    table.add(header, body);
    return table;
  }

  private static NativeTableRow row(AttributeChange change) {
    return new NativeTableRow(
        new NativeTableCell(change.path()),
        new NativeTableCell(shown(change.before())),
        new NativeTableCell(shown(change.after())));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private static Component calls(AuditEvent event) {
    List<JamfCall> calls = event.jamfCalls();
    if (calls.isEmpty()) {
      boolean follows = event.outcome() == AuditOutcome.ACCEPTED;
      return quiet(text(follows ? "activity.callsFollow" : "activity.noCalls"));
    }
    OrderedList list = new OrderedList();
    list.addClassName("jamf-calls");
    calls.forEach(call -> list.add(new ListItem(line(call))));
    return list;
  }

  private static String line(JamfCall call) {
    String status = call.status() == 0 ? text("activity.noAnswer") : String.valueOf(call.status());
    String line =
        text("activity.call", call.method(), call.path(), status, String.valueOf(call.millis()));
    return call.note().isEmpty() ? line : line + " · " + call.note();
  }

  private static Span quiet(String words) {
    Span span = new Span(words);
    span.addClassName("lesson");
    return span;
  }
}
