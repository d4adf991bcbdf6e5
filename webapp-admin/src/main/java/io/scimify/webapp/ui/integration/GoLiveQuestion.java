package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.scimify.application.port.in.AdministerIntegrationsUseCase.IntegrationPatch;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.ProvisioningMode;
import io.scimify.domain.operation.OperationType;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Question;
import java.util.Map;
import java.util.Optional;

/** Asks before an instance that only observed begins to write; shows what it observed. */
final class GoLiveQuestion {
  /** The change that it asks about. */
  static final IntegrationPatch LIVE =
      new IntegrationPatch(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(ProvisioningMode.LIVE),
          Optional.empty());

  private GoLiveQuestion() {}

  static void ask(Console console, IntegrationInstance instance, Runnable goLive) {
    Map<OperationType, Integer> observed =
        console
            .read(c -> console.operations().observed(c, instance.tenant(), instance.id()))
            .orElse(Map.of());
    int all = observed.values().stream().mapToInt(Integer::intValue).sum();
    int deletions =
        observed.entrySet().stream()
            .filter(entry -> entry.getKey().deletesUser())
            .mapToInt(Map.Entry::getValue)
            .sum();
    Question question =
        Question.ask(
            text("golive.question", instance.displayName()),
            text("golive.observed", all, deletions),
            text("golive.go"),
            goLive);
    if (all > 0) {
      question.about(list(observed));
    }
    question.about(new Paragraph(text("golive.consequence"))).open();
  }

  private static UnorderedList list(Map<OperationType, Integer> observed) {
    UnorderedList list = new UnorderedList();
    list.setId("observed");
    list.addClassName("affected");
    observed.forEach(
        (type, count) -> list.add(new ListItem(text("golive.line", Texts.of(type), count))));
    return list;
  }
}
