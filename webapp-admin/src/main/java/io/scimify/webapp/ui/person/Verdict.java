package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.scimify.application.port.in.LookUpPersonUseCase.Person;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.Quarantine;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.Moment;
import java.time.Instant;
import java.util.Locale;

/** The first sentence about somebody: in Jamf Pro or not, why, and what to do about it. */
final class Verdict extends Div {
  private static final long serialVersionUID = 1L;

  private final PersonState state;

  Verdict(IntegrationInstance instance, Person person, PersonAddress address, Instant now) {
    state = PersonState.of(instance, person);
    setId("verdict");
    addClassNames("standing", "standing-" + state.tone().name().toLowerCase(Locale.ROOT));
    Paragraph sentence = new Paragraph(Texts.of(state));
    sentence.addClassName("standing-sentence");
    add(place(person), sentence, new Paragraph(why(instance, person, now)));
    state
        .place()
        .ifPresent(
            there -> {
              Anchor way =
                  address.part(there.tab(), there.query(), text("person.go." + there.tab()));
              way.setId("verdict-way");
              add(way);
            });
  }

  private Badge place(Person person) {
    if (state == PersonState.UNKNOWN) {
      return new Badge(text("person.unknown"), state.tone());
    }
    String word = person.inJamf().isPresent() ? "person.present" : "person.absent";
    return new Badge(text(word), state.tone());
  }

  private String why(IntegrationInstance instance, Person person, Instant now) {
    return switch (state) {
      case UNKNOWN -> person.jamfNote();
      case QUARANTINED -> instance.quarantine().map(Quarantine::detail).orElse(Texts.help(state));
      case DEACTIVATED ->
          text("person.since", Moment.relative(person.user().updatedAt(), now))
              + " "
              + Texts.help(state);
      default ->
          person.live().flatMap(ProvisioningOperation::detail).orElseGet(() -> Texts.help(state));
    };
  }
}
