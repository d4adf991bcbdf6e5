package io.scimify.webapp.ui.home;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.router.QueryParameters;
import io.scimify.application.port.in.ReadOverviewUseCase.Standing;
import io.scimify.domain.alert.AlertKind;
import io.scimify.domain.alert.Condition;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.OperationState;
import io.scimify.webapp.ui.feedback.Badge.Tone;
import io.scimify.webapp.ui.integration.InstanceTab;
import io.scimify.webapp.ui.layout.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that waits for a person, and where it is dealt with.
 *
 * @param word what kind it is, in a word
 * @param what the sentence that leads there
 * @param detail more about it, or ""
 */
record Need(
    Tone tone,
    String word,
    String what,
    String detail,
    IntegrationInstance instance,
    InstanceTab tab,
    QueryParameters filter) {

  /** The worst first. */
  static List<Need> of(List<Standing> standings, Instant now) {
    List<Need> needs = new ArrayList<>();
    standings.forEach(standing -> collect(standing, now, needs));
    needs.sort(Comparator.comparing(Need::tone).reversed());
    return needs;
  }

  private static void collect(Standing standing, Instant now, List<Need> needs) {
    standing.conditions().forEach(condition -> needs.add(of(condition, standing, now)));
    int blocked = standing.waiting().getOrDefault(OperationState.BLOCKED, 0);
    if (blocked > 0) {
      IntegrationInstance instance = standing.instance();
      needs.add(
          new Need(
              Tone.BAD,
              text("home.need.BLOCKED"),
              text("home.blocked", blocked, instance.displayName()),
              text("home.blocked.help"),
              instance,
              InstanceTab.APPROVALS,
              QueryParameters.of("state", OperationState.BLOCKED.name())));
    }
  }

  private static Need of(Condition condition, Standing standing, Instant now) {
    IntegrationInstance instance = standing.instance();
    AlertKind kind = condition.kind();
    return new Need(
        kind == AlertKind.QUARANTINED || kind == AlertKind.HELD ? Tone.BAD : Tone.WARNING,
        text("home.need." + kind),
        sentence(condition, standing, now),
        detail(condition),
        instance,
        tab(kind),
        kind == AlertKind.BACKLOG
            ? QueryParameters.of("outcome", AuditOutcome.RETRYING.name())
            : QueryParameters.empty());
  }

  private static String sentence(Condition condition, Standing standing, Instant now) {
    String name = standing.instance().displayName();
    return switch (condition.kind()) {
      case HELD -> text("home.held", standing.waiting().getOrDefault(OperationState.HELD, 0), name);
      case QUARANTINED -> text("home.quarantined", name);
      case KEY_EXPIRING -> expiring(condition, standing, now);
      case BACKLOG ->
          text("home.backlog", standing.waiting().getOrDefault(OperationState.PENDING, 0), name);
      case SILENT ->
          text(
              "home.silent",
              name,
              standing.lastRequest().map(at -> Moment.relative(at, now)).orElse(""));
    };
  }

  private static String expiring(Condition condition, Standing standing, Instant now) {
    String name = standing.instance().displayName();
    return standing.keys().stream()
        .filter(key -> key.id().toString().equals(condition.about()))
        .findFirst()
        .flatMap(
            key ->
                key.expiresAt()
                    .map(
                        end ->
                            text(
                                end.isAfter(now) ? "home.expires" : "home.expired",
                                key.label(),
                                name,
                                Moment.relative(end, now))))
        .orElse(condition.sentence());
  }

  private static String detail(Condition condition) {
    return switch (condition.kind()) {
      case QUARANTINED -> condition.sentence();
      case KEY_EXPIRING -> text("home.expires.help");
      case HELD -> text("home.held.help");
      case BACKLOG -> text("home.backlog.help");
      case SILENT -> text("home.silent.help");
    };
  }

  private static InstanceTab tab(AlertKind kind) {
    return switch (kind) {
      case HELD -> InstanceTab.APPROVALS;
      case BACKLOG -> InstanceTab.ACTIVITY;
      case QUARANTINED, KEY_EXPIRING, SILENT -> InstanceTab.SETUP;
    };
  }
}
