package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.scimify.domain.deprovisioning.DeletionThreshold;
import io.scimify.domain.deprovisioning.DeprovisioningPolicy;
import io.scimify.domain.deprovisioning.ProtectedUsers;
import io.scimify.domain.user.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What stands between a deactivation and a deletion. */
final class SafetyFields extends FormLayout {
  private static final long serialVersionUID = 1L;

  private static final int COLUMNS = 3;
  private static final int LONGEST_GRACE = 90 * 24 * 60;

  private transient DeprovisioningPolicy present;
  private final IntegerField grace = number("settings.grace", LONGEST_GRACE);
  private final Checkbox guarded = new Checkbox(text("settings.guarded"));
  private final IntegerField count = number("settings.count", 1_000_000);
  private final IntegerField percent = number("settings.percent", 100);
  private final IntegerField most = number("settings.most", 1_000_000);
  private final TextArea protectedUsers = new TextArea(text("settings.protected"));
  private final Checkbox fourEyes = new Checkbox(text("settings.fourEyes"));

  SafetyFields(DeprovisioningPolicy present) {
    this.present = present;
    grace.setHelperText(text("settings.grace.help"));
    guarded.setHelperText(text("settings.guarded.help"));
    protectedUsers.setHelperText(text("settings.protected.help"));
    protectedUsers.setId("protected-users");
    guarded.addValueChangeListener(e -> guard());
    protectedUsers.setPlaceholder("ceo@yourcompany.com");
    add(guarded, count, percent, most, grace, fourEyes, protectedUsers);
    setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("40em", COLUMNS));
    setColspan(guarded, COLUMNS);
    setColspan(fourEyes, 2);
    setColspan(protectedUsers, COLUMNS);
    fill(present);
  }

  private static IntegerField number(String key, int most) {
    IntegerField field = new IntegerField(text(key));
    field.setMin(0);
    field.setMax(most);
    return field;
  }

  private void guard() {
    count.setEnabled(guarded.getValue());
    percent.setEnabled(guarded.getValue());
    most.setEnabled(guarded.getValue());
  }

  /** Tells of every change, with the new policy. */
  void onChange(Consumer<DeprovisioningPolicy> changed) {
    guarded.addValueChangeListener(e -> changed.accept(policy()));
    List.of(count, percent, most)
        .forEach(field -> field.addValueChangeListener(e -> changed.accept(policy())));
  }

  void fill(DeprovisioningPolicy policy) {
    present = policy;
    grace.setValue((int) policy.grace().toMinutes());
    guarded.setValue(policy.guarded());
    count.setValue(policy.users().count());
    percent.setValue(policy.users().percent());
    most.setValue(policy.users().most());
    fourEyes.setValue(policy.fourEyes());
    protectedUsers.setValue(
        policy.protectedUsers().names().stream()
            .map(UserName::value)
            .collect(Collectors.joining("\n")));
    guard();
  }

  DeprovisioningPolicy policy() {
    DeletionThreshold users =
        new DeletionThreshold(
            value(count, present.users().count()),
            value(percent, present.users().percent()),
            value(most, present.users().most()));
    return new DeprovisioningPolicy(
        present.action(),
        Duration.ofMinutes(value(grace, (int) present.grace().toMinutes())),
        guarded.getValue(),
        present.window(),
        users,
        present.groupMembers(),
        protectedUsers(),
        fourEyes.getValue(),
        present.liftedUntil());
  }

  /** What was typed, or {@code otherwise} where it is no number within the bounds. */
  private static int value(IntegerField field, int otherwise) {
    return field.isInvalid() ? otherwise : Optional.ofNullable(field.getValue()).orElse(otherwise);
  }

  private ProtectedUsers protectedUsers() {
    return new ProtectedUsers(
        protectedUsers
            .getValue()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(UserName::new)
            .toList());
  }
}
