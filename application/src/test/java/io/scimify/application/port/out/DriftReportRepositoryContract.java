package io.scimify.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.reconciliation.AttributeDifference;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.domain.reconciliation.DriftReportId;
import io.scimify.domain.user.JamfUserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link DriftReportRepository} does. */
public abstract class DriftReportRepositoryContract extends StorageContract {

  private DriftReportRepository reports() {
    return storage.driftReports();
  }

  private DriftReport begun(IntegrationInstanceId integration, int second) {
    DriftReport report =
        DriftReport.begun(
            new DriftReportId(UUID.randomUUID()),
            integration,
            "owner",
            Examples.NOW.plusSeconds(second));
    reports().insert(report);
    return report;
  }

  private DriftReport done(DriftReport begun) {
    DriftReport done =
        begun
            .progressed(begun.startedAt(), 7, 6, 5, 4, Map.of(DriftKind.MISSING_IN_JAMF, 3))
            .done(begun.startedAt().plusSeconds(1));
    reports().update(done);
    return done;
  }

  private static DriftItem missing() {
    return missing("Élise \"😀\"");
  }

  private static DriftItem missing(String name) {
    Subject subject = Subject.of(Examples.userId());
    return new DriftItem(
        new DriftItemId("MISSING_IN_JAMF." + subject.id()),
        DriftKind.MISSING_IN_JAMF,
        Optional.of(subject),
        name,
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(new AttributeDifference("fullName", "Élise", "")),
        false);
  }

  private static DriftItem unmanaged(long jamfId) {
    return new DriftItem(
        new DriftItemId("UNMANAGED_USER." + jamfId),
        DriftKind.UNMANAGED_USER,
        Optional.empty(),
        "guest-" + jamfId,
        Optional.of(new JamfUserId(jamfId)),
        Optional.of(Examples.userId()),
        "member",
        List.of(),
        false);
  }

  @Test
  void aReportComesBackAsItStands() {
    DriftReport begun = begun(instance.id(), 0);
    assertThat(reports().newest(instance.id())).contains(begun);
    assertThat(reports().lastDone(instance.id())).isEmpty();

    DriftReport done = done(begun);
    assertThat(reports().lastDone(instance.id())).contains(done);
  }

  @Test
  void theNewestIsNotTheLastDone_whenALaterOneFailed() {
    DriftReport done = done(begun(instance.id(), 0));
    DriftReport failed = begun(instance.id(), 60).failed(Examples.NOW.plusSeconds(61), "No.");
    reports().update(failed);

    assertThat(reports().newest(instance.id())).contains(failed);
    assertThat(reports().lastDone(instance.id())).contains(done);
    assertThat(reports().newest(sibling.id())).isEmpty();
  }

  @Test
  void itemsComeBackByKindAndName_inPages() {
    DriftReportId report = begun(instance.id(), 0).id();
    DriftItem first = missing("ada");
    DriftItem second = missing("Bob");
    reports().append(instance.id(), report, List.of(second, unmanaged(1)));
    reports().append(instance.id(), report, List.of(first));

    assertThat(reports().items(instance.id(), report, Optional.empty(), 0, 10))
        .extracting(DriftItem::id)
        .containsExactly(first.id(), second.id(), new DriftItemId("UNMANAGED_USER.1"));
    assertThat(
            reports().items(instance.id(), report, Optional.of(DriftKind.MISSING_IN_JAMF), 1, 10))
        .containsExactly(second);
    assertThat(reports().countItems(instance.id(), report, Optional.empty())).isEqualTo(3);
    assertThat(reports().countItems(instance.id(), report, Optional.of(DriftKind.MISSING_IN_JAMF)))
        .isEqualTo(2);
    assertThat(reports().items(sibling.id(), report, Optional.empty(), 0, 10)).isEmpty();
  }

  @Test
  void everyPartOfAnItemIsKept() {
    DriftReportId report = begun(instance.id(), 0).id();
    DriftItem item = unmanaged(42);
    reports().append(instance.id(), report, List.of(item));

    assertThat(reports().find(instance.id(), report, List.of(item.id()))).containsExactly(item);
    assertThat(reports().find(stranger.id(), report, List.of(item.id()))).isEmpty();
  }

  @Test
  void whatWasAskedFor_isNoLongerUnasked() {
    DriftReportId report = begun(instance.id(), 0).id();
    DriftItem first = missing();
    DriftItem second = missing();
    reports().append(instance.id(), report, List.of(first, second));

    reports().markAsked(instance.id(), report, List.of(first.id()));

    assertThat(reports().unasked(instance.id(), report, DriftKind.MISSING_IN_JAMF, 10))
        .containsExactly(second);
    assertThat(reports().find(instance.id(), report, List.of(first.id())))
        .containsExactly(first.withRepairAsked());
  }

  @Test
  void thousandsOfItemsAreTaken() {
    DriftReportId report = begun(instance.id(), 0).id();
    List<DriftItem> many =
        LongStream.rangeClosed(1, 1200).mapToObj(DriftReportRepositoryContract::unmanaged).toList();
    reports().append(instance.id(), report, many);
    List<DriftItemId> ids = many.stream().map(DriftItem::id).toList();

    reports().markAsked(instance.id(), report, ids);

    assertThat(reports().find(instance.id(), report, ids)).hasSize(1200);
    assertThat(reports().unasked(instance.id(), report, DriftKind.UNMANAGED_USER, 10)).isEmpty();
  }

  @Test
  void othersAreForgotten_ofThisInstanceOnly() {
    DriftReport old = begun(instance.id(), 0);
    reports().append(instance.id(), old.id(), List.of(missing()));
    DriftReport kept = begun(instance.id(), 60);
    DriftReport siblings = begun(sibling.id(), 0);

    reports().keepOnly(instance.id(), List.of(kept.id()));

    assertThat(reports().countItems(instance.id(), old.id(), Optional.empty())).isZero();
    assertThat(reports().newest(instance.id())).contains(kept);
    reports().keepOnly(instance.id(), List.of());
    assertThat(reports().newest(instance.id())).isEmpty();
    assertThat(reports().newest(sibling.id())).contains(siblings);
  }

  @Test
  void goesWithTheInstance() {
    DriftReport report = begun(instance.id(), 0);
    reports().append(instance.id(), report.id(), List.of(missing()));

    storage.transactions().run(() -> storage.integrations().delete(instance.id()));

    assertThat(reports().newest(instance.id())).isEmpty();
    assertThat(reports().countItems(instance.id(), report.id(), Optional.empty())).isZero();
  }
}
