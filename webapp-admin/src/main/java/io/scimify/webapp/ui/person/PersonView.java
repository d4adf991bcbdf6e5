package io.scimify.webapp.ui.person;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.scimify.application.port.in.AdminCaller;
import io.scimify.application.port.in.AdminResult;
import io.scimify.application.port.in.LookUpPersonUseCase.Person;
import io.scimify.domain.administration.Role;
import io.scimify.domain.deprovisioning.DeprovisioningDecision;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Progress;
import io.scimify.webapp.ui.layout.MainLayout;
import io.scimify.webapp.ui.layout.Page;
import io.scimify.webapp.ui.layout.Panel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One person: in Jamf Pro or not and why, what both sides hold, what happened last, and what a
 * deactivation would do now. What SCIM knows is there at once; Jamf Pro is asked beside the page.
 */
@Route(value = "integrations/:tenant/:integration/users/:user", layout = MainLayout.class)
@RolesAllowed("VIEWER")
public class PersonView extends Page implements BeforeEnterObserver, HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final Div verdict = new Div();
  private final Div content = new Div();
  private String title = "";

  @Inject
  public PersonView(Console console) {
    this.console = console;
    verdict.getElement().setAttribute("aria-live", "polite");
    add(verdict, content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    PersonAddress address =
        PersonAddress.from(event.getRouteParameters()).orElseThrow(PersonView::unknown);
    IntegrationInstance instance =
        console
            .read(c -> console.integrations().get(c, address.tenant(), address.integration()))
            .orElseThrow(PersonView::unknown);
    ProvisionedUser user =
        console
            .read(
                c ->
                    console
                        .people()
                        .user(c, address.tenant(), address.integration(), address.user()))
            .orElseThrow(PersonView::unknown);
    title = user.profile().userName().value();
    head(title, text("person.of", instance.displayName(), address.tenant()));
    look(instance, address);
  }

  private static NotFoundException unknown() {
    return new NotFoundException(text("notFound.lead"));
  }

  private void look(IntegrationInstance instance, PersonAddress address) {
    Progress progress = new Progress();
    verdict.removeAll();
    verdict.add(progress);
    content.removeAll();
    content.add(new Panel(text("person.latest"), new LatestEvents(console, address)));
    ask(
        progress,
        c -> console.people().person(c, address.tenant(), address.integration(), address.user()),
        person -> show(instance, address, person));
  }

  private void ask(
      Progress progress,
      Function<AdminCaller, AdminResult<Person>> useCase,
      Consumer<Person> then) {
    console.askBeside(
        progress, () -> Progress.Stage.of(text("person.asking")), useCase, then, Messages::refused);
  }

  private void show(IntegrationInstance instance, PersonAddress address, Person person) {
    verdict.removeAll();
    verdict.add(new Verdict(instance, person, address, console.now()));
    content.removeAll();
    content.add(
        new Panel(text("person.sides"), new BothSides(person), groups(person)),
        new Panel(text("person.latest"), new LatestEvents(console, address)));
    if (person.user().active()) {
      content.add(whatIf(person.ifDeactivated()));
    }
    actions(buttons(instance, address, person));
  }

  private static Component groups(Person person) {
    String names =
        person.groups().stream()
            .map(group -> group.displayName().value())
            .sorted()
            .collect(Collectors.joining(", "));
    return new Paragraph(names.isEmpty() ? text("person.noGroups") : text("person.groups", names));
  }

  private static Component whatIf(DeprovisioningDecision decision) {
    Panel panel =
        new Panel(text("person.whatIf"), new Paragraph(answer(decision) + " " + decision.why()));
    panel.setId("what-if");
    return panel;
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

  private Component[] buttons(IntegrationInstance instance, PersonAddress address, Person person) {
    Anchor all = address.part("users", "", text("person.all"));
    all.setId("all-users");
    boolean pushes = console.may(Role.ADMIN) && person.user().isManaged() && person.user().active();
    return pushes ? new Component[] {all, pushButton(instance, address)} : new Component[] {all};
  }

  private Button pushButton(IntegrationInstance instance, PersonAddress address) {
    Button push = new Button(text("person.push"), VaadinIcon.UPLOAD_ALT.create());
    Progress progress = new Progress(push);
    push.setId("push-again");
    push.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    push.addClickListener(
        e -> {
          verdict.addComponentAsFirst(progress);
          ask(
              progress,
              c ->
                  console
                      .people()
                      .pushAgain(c, address.tenant(), address.integration(), address.user()),
              person -> {
                Messages.done(text("person.pushed"));
                show(instance, address, person);
              });
        });
    return push;
  }

  @Override
  public String getPageTitle() {
    return text("page.title", title);
  }
}
