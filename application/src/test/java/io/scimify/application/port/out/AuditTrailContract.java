package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.out.AuditTrail.Query;
import io.scimify.domain.audit.Actor;
import io.scimify.domain.audit.AuditEvent;
import io.scimify.domain.audit.AuditEventId;
import io.scimify.domain.audit.AuditOutcome;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.domain.operation.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link AuditTrail} does. */
public abstract class AuditTrailContract extends StorageContract {
  private static final Instant NOW = Examples.NOW;

  private AuditTrail audit() {
    return storage.audit();
  }

  private AuditEvent appended(int second, String name) {
    AuditEvent event = Examples.event(instance, NOW.plusSeconds(second), name);
    audit().append(event);
    return event;
  }

  @Test
  void givesBackWhatWasAppended() {
    AuditEvent event = appended(0, "Ädä 😀");

    assertThat(audit().find(Queries.of(instance.id()), 0, 10)).containsExactly(event);
  }

  @Test
  void anEventMayConcernNoTenantAndNoSubject() {
    CorrelationId correlation = new CorrelationId("c-" + UUID.randomUUID());
    AuditEvent event =
        new AuditEvent(
            new AuditEventId(UUID.randomUUID()),
            Optional.empty(),
            Optional.empty(),
            NOW,
            Actor.SYSTEM,
            "system.start",
            Optional.empty(),
            "",
            AuditOutcome.SUCCEEDED,
            "Started.",
            List.of(),
            List.of(),
            correlation);
    audit().append(event);

    assertThat(audit().find(byCorrelation(correlation), 0, 10)).containsExactly(event);
  }

  @Test
  void newestComesFirst_andOfOneInstantTheLastAppended() {
    AuditEvent newest = appended(9, "a");
    List<AuditEvent> sameInstant = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sameInstant.add(appended(1, "b" + i));
    }
    Collections.reverse(sameInstant);

    List<AuditEvent> found = audit().find(Queries.of(instance.id()), 0, 10);

    assertThat(found.get(0)).isEqualTo(newest);
    assertThat(found.subList(1, 6)).isEqualTo(sameInstant);
    assertThat(audit().find(Queries.of(instance.id()), 1, 2)).isEqualTo(sameInstant.subList(0, 2));
    assertThat(audit().count(Queries.of(instance.id()), 10)).isEqualTo(6);
    assertThat(audit().count(Queries.of(instance.id()), 5)).isEqualTo(5);
  }

  @Test
  void goesOnWhereItStopped_alsoWithinOneInstant() {
    for (int i = 0; i < 7; i++) {
      appended(i / 3, "b" + i);
    }
    Query query = Queries.of(instance.id());
    List<AuditEvent> all = audit().find(query, 0, 10);

    for (int i = 0; i < all.size(); i++) {
      assertThat(audit().after(query, all.get(i).id(), 3))
          .isEqualTo(all.subList(i + 1, Math.min(all.size(), i + 4)));
    }
    assertThat(audit().after(query, new AuditEventId(UUID.randomUUID()), 3)).isEmpty();
  }

  @Test
  void everyPartNarrows() {
    AuditEvent ada = appended(1, "Ada_1@Example.com");
    AuditEvent bob = appended(2, "bob@example.com");
    Query all = Queries.of(instance.id());

    assertThat(find(narrowed(all, ada.subject(), Optional.empty()))).containsExactly(ada);
    assertThat(find(narrowed(all, Optional.empty(), Optional.of("aDa_1")))).containsExactly(ada);
    assertThat(find(narrowed(all, Optional.empty(), Optional.of("ada%")))).isEmpty();
    assertThat(find(byCorrelation(bob.correlation()))).containsExactly(bob);
    assertThat(find(between(0, 2))).containsExactly(ada);
    assertThat(find(between(1, 3))).containsExactly(bob, ada);
    assertThat(find(byOutcome(AuditOutcome.SUCCEEDED))).containsExactly(bob, ada);
    assertThat(find(byOutcome(AuditOutcome.HELD))).isEmpty();
  }

  private List<AuditEvent> find(Query query) {
    List<AuditEvent> found = audit().find(query, 0, 100);
    assertThat(audit().count(query, 100)).isEqualTo(found.size());
    return found;
  }

  @Test
  void whatOneActorDidIsFound() {
    AuditEvent ada = appended(1, "ada");

    assertThat(find(by(ada.actor().kind(), ada.actor().name()))).contains(ada);
    assertThat(find(by(ada.actor().kind(), "somebody else"))).isEmpty();
    assertThat(find(by(Actor.Kind.SYSTEM, ada.actor().name()))).isEmpty();
  }

  private Query by(Actor.Kind kind, String name) {
    return new Query(
        Optional.of(instance.tenant()),
        Optional.of(instance.id()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(kind),
        Optional.of(name));
  }

  @Test
  void nobodySeesAnotherTenantsEvents() {
    AuditEvent ours = appended(1, "ada");
    AuditEvent theirs = Examples.event(stranger, NOW, "ada");
    audit().append(theirs);

    assertThat(find(Queries.of(sibling.id()))).isEmpty();
    assertThat(find(Queries.of(stranger.id()))).containsExactly(theirs);
    assertThat(
            find(
                new Query(
                    Optional.of(instance.tenant()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("ada"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .containsExactly(ours);
  }

  @Test
  void theLastWordAboutAName_isToldOfEachInstance_newestFirst() {
    String name = "Ada-" + UUID.randomUUID();
    appended(1, name);
    AuditEvent ours = appended(2, name + "@example.com");
    appended(3, "bob");
    AuditEvent siblings = Examples.event(sibling, NOW.plusSeconds(4), name);
    AuditEvent theirs = Examples.event(stranger, NOW, name);
    audit().append(siblings);
    audit().append(theirs);

    assertThat(audit().lastWords(Optional.empty(), name.toUpperCase(Locale.ROOT), 9))
        .containsExactly(siblings, ours, theirs);
    assertThat(audit().lastWords(Optional.of(instance.tenant()), name, 9))
        .containsExactly(siblings, ours);
    assertThat(audit().lastWords(Optional.of(stranger.tenant()), name, 9)).containsExactly(theirs);
    assertThat(audit().lastWords(Optional.empty(), name, 1)).containsExactly(siblings);
    assertThat(audit().lastWords(Optional.empty(), name + "%", 9)).isEmpty();
  }

  @Test
  void theLastWordIsAboutUsers_notAboutGroups() {
    String name = "Ada-" + UUID.randomUUID();
    AuditEvent user = appended(1, name);
    audit().append(ofGroup(appended(2, "bob"), name));

    assertThat(audit().lastWords(Optional.of(instance.tenant()), name, 9)).containsExactly(user);
  }

  private static AuditEvent ofGroup(AuditEvent like, String name) {
    return new AuditEvent(
        new AuditEventId(UUID.randomUUID()),
        like.tenant(),
        like.integration(),
        like.at(),
        like.actor(),
        "group.update",
        Optional.of(new Subject(Subject.Kind.GROUP, UUID.randomUUID())),
        name,
        like.outcome(),
        like.message(),
        List.of(),
        List.of(),
        like.correlation());
  }

  @Test
  void purge_forgetsTheOldest_aFewAtATime() {
    Instant old = Instant.parse("2001-01-01T00:00:00Z");
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      events.add(Examples.event(instance, old.plusSeconds(i), "a"));
      audit().append(events.get(i));
    }

    assertThat(audit().purge(old.plusSeconds(2), 1)).isEqualTo(1);
    assertThat(audit().purge(old.plusSeconds(2), 10)).isEqualTo(1);
    assertThat(audit().find(Queries.of(instance.id()), 0, 10)).containsExactly(events.get(2));
    assertThat(audit().purge(old.plusSeconds(3), 10)).isEqualTo(1);
  }

  private Query narrowed(Query all, Optional<Subject> subject, Optional<String> name) {
    return new Query(
        all.tenant(),
        all.integration(),
        subject,
        name,
        all.outcome(),
        all.correlation(),
        all.from(),
        all.to());
  }

  private static Query byCorrelation(CorrelationId correlation) {
    return new Query(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(correlation),
        Optional.empty(),
        Optional.empty());
  }

  private Query byOutcome(AuditOutcome outcome) {
    return new Query(
        Optional.of(instance.tenant()),
        Optional.of(instance.id()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(outcome),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Query between(int from, int to) {
    return new Query(
        Optional.empty(),
        Optional.of(instance.id()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOW.plusSeconds(from)),
        Optional.of(NOW.plusSeconds(to)));
  }
}
