package io.scimify.webapp.ui.activity;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.scimify.application.port.in.ReadActivityUseCase.Filter;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.layout.Moment;
import java.time.Instant;
import java.util.Optional;

/** What to look for: a name and an outcome in sight, the rarer ones folded away. */
final class ActivityFilters extends Div {
  private static final long serialVersionUID = 1L;

  private final TextField name = new TextField(text("activity.name"));
  private final ComboBox<AuditOutcome> outcome = new ComboBox<>(text("activity.outcome"));
  private final DateTimePicker from = new DateTimePicker(text("activity.from"));
  private final DateTimePicker to = new DateTimePicker(text("activity.to"));
  private final TextField correlation = new TextField(text("activity.correlation"));
  private final Button one = new Button(VaadinIcon.CLOSE_SMALL.create());
  private final transient Runnable changed;
  private transient Optional<Subject> subject;

  /**
   * @param changed told whenever something else is looked for
   */
  ActivityFilters(FilterAddress address, Runnable changed) {
    this.changed = changed;
    this.subject = address.subject();
    texts(address);
    choices(address);
    one.setId("activity-subject");
    one.setText(text("activity.oneOnly"));
    one.setIconAfterText(true);
    one.addThemeVariants(ButtonVariant.LUMO_SMALL);
    one.setVisible(subject.isPresent());
    one.addClickListener(e -> everybody());
    Div often = new Div(name, outcome);
    often.addClassName("filters");
    add(often, folded());
  }

  private void texts(FilterAddress address) {
    name.setId("activity-name");
    name.setPlaceholder(text("activity.name.hint"));
    name.setValue(address.text(FilterAddress.USER));
    correlation.setId("activity-correlation");
    correlation.setValue(address.text(FilterAddress.CORRELATION));
    for (TextField field : new TextField[] {name, correlation}) {
      field.setClearButtonVisible(true);
      field.setValueChangeMode(ValueChangeMode.LAZY);
      field.addValueChangeListener(e -> changed.run());
    }
  }

  private void choices(FilterAddress address) {
    outcome.setId("activity-outcome");
    outcome.setItems(AuditOutcome.values());
    outcome.setItemLabelGenerator(Texts::of);
    outcome.setPlaceholder(text("activity.outcome.any"));
    outcome.setClearButtonVisible(true);
    address.outcome().ifPresent(outcome::setValue);
    outcome.addValueChangeListener(e -> changed.run());
    fill(from, address.moment(FilterAddress.FROM));
    fill(to, address.moment(FilterAddress.TO));
  }

  private void fill(DateTimePicker picker, Optional<Instant> at) {
    at.map(i -> i.atZone(Moment.zone()).toLocalDateTime()).ifPresent(picker::setValue);
    picker.addValueChangeListener(e -> changed.run());
  }

  private Details folded() {
    Div rare = new Div(from, to, correlation);
    rare.addClassName("filters");
    Details more = new Details(text("activity.more"), rare);
    more.setId("more-filters");
    more.setOpened(!from.isEmpty() || !to.isEmpty() || !correlation.isEmpty());
    correlation.addValueChangeListener(
        e -> more.setOpened(more.isOpened() || !e.getValue().isEmpty()));
    return more;
  }

  /** Says that only one user or group is shown, and ends that. */
  Button oneOnly() {
    return one;
  }

  /** All steps of one request. */
  void request(CorrelationId of) {
    correlation.setValue(of.value());
  }

  /** The whole story of one user or group. */
  void only(Subject about) {
    subject = Optional.of(about);
    one.setVisible(true);
    name.clear();
    correlation.clear();
    changed.run();
  }

  private void everybody() {
    subject = Optional.empty();
    one.setVisible(false);
    changed.run();
  }

  boolean isOnly(Subject about) {
    return subject.equals(Optional.of(about));
  }

  Filter filter() {
    return new Filter(
        filled(name),
        moment(from),
        moment(to),
        outcome.getOptionalValue(),
        filled(correlation),
        subject);
  }

  private static Optional<Instant> moment(DateTimePicker picker) {
    return picker.getOptionalValue().map(t -> t.atZone(Moment.zone()).toInstant());
  }

  private static Optional<String> filled(TextField field) {
    return Optional.of(field.getValue().strip()).filter(s -> !s.isEmpty());
  }
}
