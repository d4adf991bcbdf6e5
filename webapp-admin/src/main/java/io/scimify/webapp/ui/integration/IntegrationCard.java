package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.IntegrationStatus;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.integration.Quarantine;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Badge;

/** One integration instance in a list: its name, how it stands, where its Jamf is. */
final class IntegrationCard extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param mayContinue whether to offer the rest of a draft's set-up
   */
  IntegrationCard(IntegrationInstance instance, boolean mayContinue) {
    addClassName("card");
    RouterLink link =
        new RouterLink(
            instance.displayName(),
            IntegrationView.class,
            InstanceKey.of(instance).at(InstanceTab.SETUP));
    link.addClassName("card-link");
    Div top = new Div(link, Badge.of(instance.status()));
    top.addClassName("card-top");
    add(top, line(instance.jamf().instanceUrl().toString()));
    Div facts = new Div(fact(instance.tenant().value()), fact(Texts.of(instance.scope())));
    if (instance.mode() != ProvisioningMode.LIVE) {
      facts.add(new Badge(Texts.of(instance.mode()), Badge.Tone.WARNING));
    }
    facts.addClassName("card-facts");
    add(facts);
    instance.quarantine().map(Quarantine::detail).ifPresent(why -> add(line(why)));
    if (mayContinue && instance.status() == IntegrationStatus.DRAFT) {
      RouterLink resume = new RouterLink();
      resume.setRoute(SetupWizardView.class, InstanceKey.of(instance).resumed());
      resume.setText(text("wizard.continue"));
      resume
          .getElement()
          .setAttribute("aria-label", text("wizard.continue.of", instance.displayName()));
      resume.addClassName("card-action");
      add(resume);
    }
  }

  private static Span line(String words) {
    Span line = new Span(words);
    line.addClassName("card-line");
    return line;
  }

  private static Span fact(String word) {
    Span fact = new Span(word);
    fact.addClassName("fact");
    return fact;
  }
}
