package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.webapp.ui.layout.Moment;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lifts the guard for a few hours, ahead of a mass deletion that is meant; it comes back itself.
 */
final class GuardLift extends Div {
  private static final long serialVersionUID = 1L;
  private static final List<Duration> LENGTHS =
      List.of(Duration.ofHours(1), Duration.ofHours(4), DeprovisioningPolicy.LONGEST_LIFT);

  private final transient Supplier<Instant> now;
  private final Select<Choice> choice = new Select<>();
  private transient Optional<Instant> present = Optional.empty();

  /** For how long from now; none leaves it as it is, zero ends it. */
  private record Choice(Optional<Duration> length) implements Serializable {
    private static final Choice AS_IT_IS = new Choice(Optional.empty());
    private static final Choice END = new Choice(Optional.of(Duration.ZERO));
  }

  GuardLift(Supplier<Instant> now) {
    this.now = now;
    choice.setId("lift-guard");
    choice.setLabel(text("settings.lift"));
    choice.setItemLabelGenerator(this::label);
    choice.setWidthFull();
    choice.setMaxWidth("28rem");
    add(choice);
  }

  void fill(DeprovisioningPolicy policy) {
    present = policy.liftedUntil().filter(until -> until.isAfter(now.get()));
    choice.setHelperText(
        present
            .map(until -> text("settings.lift.until", Moment.exact(until)))
            .orElseGet(() -> text("settings.lift.help")));
    List<Choice> choices = new ArrayList<>();
    choices.add(Choice.AS_IT_IS);
    if (present.isPresent()) {
      choices.add(Choice.END);
    }
    LENGTHS.forEach(length -> choices.add(new Choice(Optional.of(length))));
    choice.setItems(choices);
    choice.setValue(Choice.AS_IT_IS);
    choice.setEnabled(policy.guarded());
  }

  /** The policy with what was chosen, counted from this moment. */
  DeprovisioningPolicy applied(DeprovisioningPolicy policy) {
    Optional<Duration> length = choice.getValue().length();
    if (length.isEmpty()) {
      return policy.lifted(present);
    }
    return policy.lifted(length.filter(l -> !l.isZero()).map(now.get()::plus));
  }

  private String label(Choice item) {
    if (item.equals(Choice.END)) {
      return text("settings.lift.end");
    }
    return item.length()
        .map(length -> text("settings.lift.for", length.toHours()))
        .orElseGet(() -> text(present.isPresent() ? "settings.lift.keep" : "settings.lift.not"));
  }
}
