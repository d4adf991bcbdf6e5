package io.scimify.application.service.reconciliation;

import io.scimify.application.port.out.JamfResult;
import io.scimify.application.service.provisioning.ProvisioningPorts;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.UserDrift;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Jamf's users against ours, then ours against those that Jamf has. */
final class UserComparison {
  private static final int PAGE = 500;

  /** Single reads per run; whoever is beyond is left to the next run. */
  private static final int MOST_CONFIRMATIONS = 200;

  private final ProvisioningPorts ports;
  private final IntegrationInstance instance;
  private final DriftSheet sheet;
  private final Flux flux;
  private final UserDrift drift;
  private final JamfIds inJamf = new JamfIds();
  private final List<ProvisionedUser> doubtful = new ArrayList<>();
  private int confirmations;

  UserComparison(ProvisioningPorts ports, IntegrationInstance instance, DriftSheet sheet) {
    this.ports = ports;
    this.instance = instance;
    this.sheet = sheet;
    this.flux = new Flux(ports, instance);
    this.drift = new UserDrift(instance.policy());
  }

  JamfResult<Integer> run() {
    JamfResult<Integer> listed = new JamfUserScan(ports).all(instance, this::comparePresent);
    return listed.then(
        total -> {
          if (total == 0 && isAnybodyExpected()) {
            return JamfResult.failed(
                JamfResult.Reason.UNEXPECTED,
                "Jamf Pro lists no users at all, although some were provisioned."
                    + " That is not believed; check the instance in Jamf Pro.");
          }
          compareAbsent();
          return listed;
        });
  }

  private void comparePresent(List<JamfUser> page, int total) {
    inJamf.addAll(page);
    ports.transactions().run(() -> compareIn(page));
    confirm();
    sheet.usersInJamf(total);
    sheet.comparedUsers(page.size());
    sheet.save();
  }

  private void compareIn(List<JamfUser> page) {
    Map<JamfUserId, ProvisionedUser> known =
        ports.users().findByJamfIds(instance.id(), page.stream().map(JamfUser::id).toList());
    Set<Subject> moving = moving(known.values());
    for (JamfUser jamf : page) {
      Optional<ProvisionedUser> user = Optional.ofNullable(known.get(jamf.id()));
      take(user, moving, drift.present(user, jamf));
    }
  }

  private void take(
      Optional<ProvisionedUser> user, Set<Subject> moving, Optional<DriftItem> difference) {
    Optional<ProvisionedUser> managed = user.filter(ProvisionedUser::isManaged);
    if (managed.filter(u -> isUnsettled(u, moving)).isPresent()) {
      sheet.leftOut();
    } else if (difference.isPresent() && managed.filter(this::isFresh).isPresent()) {
      doubtful.add(managed.get());
    } else {
      sheet.add(difference);
    }
  }

  private boolean isFresh(ProvisionedUser user) {
    return user.jamfId().isPresent() && flux.isFresh(user.jamfWrittenAt(), user.updatedAt());
  }

  /** Who was written just now is read once more, by itself, before it is called different. */
  private void confirm() {
    for (ProvisionedUser user : doubtful) {
      JamfResult<JamfUser> read =
          confirmations++ < MOST_CONFIRMATIONS
              ? ports
                  .jamf()
                  .readUser(JamfUserScan.context(ports, instance), user.jamfId().orElseThrow())
              : JamfResult.failed(JamfResult.Reason.UNREACHABLE, "not asked");
      if (read instanceof JamfResult.Done<JamfUser> done) {
        sheet.add(drift.present(Optional.of(user), done.value()));
      } else if (((JamfResult.Failed<JamfUser>) read).reason() == JamfResult.Reason.NOT_FOUND) {
        sheet.add(drift.absent(user));
      } else {
        sheet.leftOut();
      }
    }
    doubtful.clear();
  }

  private Set<Subject> moving(Collection<ProvisionedUser> users) {
    return flux.moving(
        users.stream()
            .filter(ProvisionedUser::isManaged)
            .map(user -> Subject.of(user.id()))
            .toList());
  }

  private boolean isUnsettled(ProvisionedUser user, Set<Subject> moving) {
    return moving.contains(Subject.of(user.id()))
        || flux.isChangedMeanwhile(user.jamfWrittenAt(), user.updatedAt());
  }

  private boolean isAnybodyExpected() {
    return ports.transactions().inTransaction(() -> managed(Optional.empty())).stream()
        .anyMatch(user -> user.active() && user.jamfId().isPresent());
  }

  private List<ProvisionedUser> managed(Optional<ScimUserId> after) {
    return ports.users().managed(instance.id(), after, PAGE);
  }

  private void compareAbsent() {
    Optional<ScimUserId> after = Optional.empty();
    do {
      Optional<ScimUserId> start = after;
      after = ports.transactions().inTransaction(() -> comparePageAfter(start));
      confirm();
      sheet.save();
    } while (after.isPresent());
  }

  /** The last one looked at; empty when there are no more. */
  private Optional<ScimUserId> comparePageAfter(Optional<ScimUserId> start) {
    List<ProvisionedUser> page = managed(start);
    List<ProvisionedUser> absent =
        page.stream()
            .filter(user -> user.jamfId().filter(inJamf::contains).isEmpty())
            .filter(ProvisionedUser::active)
            .toList();
    Set<Subject> moving = moving(absent);
    absent.forEach(user -> take(Optional.of(user), moving, drift.absent(user)));
    return page.size() < PAGE ? Optional.empty() : Optional.of(page.get(PAGE - 1).id());
  }
}
