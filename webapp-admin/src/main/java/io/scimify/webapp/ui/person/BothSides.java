package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.scimify.application.port.in.LookUpPersonUseCase.Person;
import io.scimify.domain.user.AttributeTree;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Badge;
import java.util.Map;

/** What SCIM shows of somebody beside what Jamf Pro holds, each in its own terms. */
final class BothSides extends Div {
  private static final long serialVersionUID = 1L;

  BothSides(Person person) {
    addClassName("columns");
    add(scim(person.user()), jamf(person));
  }

  private static Component scim(ProvisionedUser user) {
    Map<String, Object> attributes = user.profile().attributes();
    DescriptionList facts = new DescriptionList();
    fact(facts, "userName", user.profile().userName().value());
    fact(facts, "externalId", AttributeTree.text(attributes, "externalId"));
    fact(facts, "name.givenName", AttributeTree.text(attributes, "name", "givenName"));
    fact(facts, "name.familyName", AttributeTree.text(attributes, "name", "familyName"));
    fact(facts, "emails", AttributeTree.primaryValue(attributes, "emails"));
    fact(facts, "title", AttributeTree.text(attributes, "title"));
    fact(facts, "id", user.id().toString());
    fact(facts, text("person.origin"), Texts.of(user.origin()));
    return side(text("person.scim"), UsersTab.state(user), facts);
  }

  private static Component jamf(Person person) {
    if (person.inJamf().isEmpty()) {
      String word = person.jamfAnswered() ? "person.absent" : "person.unknown";
      Badge.Tone tone = person.jamfAnswered() ? Badge.Tone.QUIET : Badge.Tone.BAD;
      return side(
          text("person.jamf"), new Badge(text(word), tone), new Paragraph(person.jamfNote()));
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
}
