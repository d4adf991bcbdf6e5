package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.scimify.application.port.in.LookUpPersonUseCase.Person;
import io.scimify.domain.administration.Role;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.tenant.TenantId;
import io.scimify.domain.user.AttributeTree;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.activity.FilterAddress;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import java.util.Map;
import java.util.stream.Collectors;

/** One person: what SCIM shows, what Jamf Pro holds, and what a deactivation would do now. */
final class PersonDialog {
  private final Console console;
  private final TenantId tenant;
  private final IntegrationInstanceId integration;
  private final ScimUserId id;
  private final Runnable changed;
  private final Dialog dialog = new Dialog();

  PersonDialog(
      Console console,
      TenantId tenant,
      IntegrationInstanceId integration,
      ScimUserId id,
      Runnable changed) {
    this.console = console;
    this.tenant = tenant;
    this.integration = integration;
    this.id = id;
    this.changed = changed;
    dialog.setWidth("54rem");
    dialog.setMaxWidth("100%");
  }

  void open() {
    Progress progress = new Progress();
    dialog.add(progress);
    dialog.open();
    console.askBeside(
        progress,
        PersonDialog::asking,
        c -> console.people().person(c, tenant, integration, id),
        this::show,
        (refusal, correlation) -> {
          dialog.close();
          Messages.refused(refusal, correlation);
        });
  }

  private static Progress.Stage asking() {
    return Progress.Stage.of(text("person.asking"));
  }

  private void show(Person person) {
    dialog.removeAll();
    dialog.setHeaderTitle(person.user().profile().userName().value());
    Div sides = new Div(scimSide(person.user()), jamfSide(person));
    sides.addClassName("columns");
    // what scrolls in a narrow window has to be reached by keyboard
    sides.getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
    sides.getElement().setAttribute("aria-label", text("person.sides"));
    dialog.add(sides);
    person.live().ifPresent(live -> dialog.add(waiting(live)));
    dialog.add(groups(person), whatIf(person.ifDeactivated()));
    footer(person);
  }

  private static Component scimSide(ProvisionedUser user) {
    Map<String, Object> attributes = user.profile().attributes();
    DescriptionList facts = new DescriptionList();
    fact(facts, "userName", user.profile().userName().value());
    fact(facts, "name.givenName", AttributeTree.text(attributes, "name", "givenName"));
    fact(facts, "name.familyName", AttributeTree.text(attributes, "name", "familyName"));
    fact(facts, "emails", AttributeTree.primaryValue(attributes, "emails"));
    fact(facts, "title", AttributeTree.text(attributes, "title"));
    fact(facts, "id", user.id().toString());
    fact(facts, text("person.origin"), Texts.of(user.origin()));
    return side(text("person.scim"), UsersTab.state(user), facts);
  }

  private static Component jamfSide(Person person) {
    if (person.inJamf().isEmpty()) {
      return side(
          text("person.jamf"),
          new Badge(text("person.absent"), Badge.Tone.QUIET),
          new Paragraph(person.jamfNote()));
    }
    JamfUser jamf = person.inJamf().get();
    JamfUserFields fields = jamf.fields();
    DescriptionList facts = new DescriptionList();
    fact(facts, "Username", fields.username());
    fact(facts, "Full Name", fields.fullName());
    fact(facts, "Email Address", fields.email());
    fact(facts, "Phone Number", fields.phone());
    fact(facts, "Position", fields.position());
    fact(facts, "ID", jamf.id().toString());
    return side(text("person.jamf"), new Badge(text("person.present"), Badge.Tone.GOOD), facts);
  }

  private static Div side(String title, Badge state, Component facts) {
    Div head = new Div(new H3(title), state);
    head.addClassName("side-head");
    Div side = new Div(head, facts);
    side.addClassName("side");
    return side;
  }

  private static void fact(DescriptionList facts, String term, String description) {
    facts.add(
        new DescriptionList.Term(term),
        new DescriptionList.Description(description.isEmpty() ? "–" : description));
  }

  private static Component waiting(ProvisioningOperation live) {
    Paragraph words =
        new Paragraph(text("person.waiting", Texts.of(live.type()), live.detail().orElse("")));
    Div row = new Div(Badge.of(live.state()), words);
    row.addClassName("instance-state");
    return row;
  }

  private static Component groups(Person person) {
    String names =
        person.groups().stream()
            .map(g -> g.displayName().value())
            .sorted()
            .collect(Collectors.joining(", "));
    return new Paragraph(names.isEmpty() ? text("person.noGroups") : text("person.groups", names));
  }

  private static Component whatIf(DeprovisioningDecision decision) {
    H3 title = new H3(text("person.whatIf"));
    Paragraph answer = new Paragraph(answer(decision) + " " + decision.why());
    Div box = new Div(title, answer);
    box.setId("what-if");
    box.addClassName("what-if");
    return box;
  }

  private static String answer(DeprovisioningDecision decision) {
    if (decision instanceof DeprovisioningDecision.Proceed) {
      return text("person.whatIf.proceed");
    }
    if (decision instanceof DeprovisioningDecision.Schedule) {
      return text("person.whatIf.schedule");
    }
    return decision instanceof DeprovisioningDecision.Hold
        ? text("person.whatIf.hold")
        : text("person.whatIf.retain");
  }

  private void footer(Person person) {
    String subject = FilterAddress.of(Subject.of(person.user().id())).getQueryString();
    Anchor story =
        new Anchor(
            "integrations/%s/%s/activity?%s".formatted(tenant, integration, subject),
            text("person.story"));
    story.setId("person-story");
    Button close = new Button(text("action.close"), e -> dialog.close());
    dialog.getFooter().removeAll();
    dialog.getFooter().add(story);
    if (console.may(Role.ADMIN) && person.user().isManaged() && person.user().active()) {
      Button push = new Button(text("person.push"), VaadinIcon.UPLOAD_ALT.create());
      Progress progress = new Progress(push);
      push.setId("push-again");
      push.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      push.addClickListener(e -> push(progress));
      dialog.add(progress);
      dialog.getFooter().add(push);
    }
    dialog.getFooter().add(close);
  }

  private void push(Progress progress) {
    console.askBeside(
        progress,
        PersonDialog::asking,
        c -> console.people().pushAgain(c, tenant, integration, id),
        person -> {
          Messages.done(text("person.pushed"));
          show(person);
          changed.run();
        },
        Messages::refused);
  }
}
