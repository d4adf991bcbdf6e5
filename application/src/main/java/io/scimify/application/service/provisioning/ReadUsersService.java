package io.scimify.application.service.provisioning;

import static java.util.Objects.requireNonNull;

import io.scimify.application.port.in.ReadUsersUseCase;
import io.scimify.application.port.in.ScimCaller;
import io.scimify.application.port.in.ScimResult;
import io.scimify.application.port.in.UserView;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.application.port.out.NameTakenException;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.integration.JamfPrivilege;
import io.scimify.domain.operation.ProvisioningOperation;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.ExternalId;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserName;
import io.scimify.domain.user.UserOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads users: Jamf is the truth, we hold identities, pending changes lie on top. */
public final class ReadUsersService implements ReadUsersUseCase {
  private static final System.Logger LOG = System.getLogger(ReadUsersService.class.getName());
  private static final int SCAN_PAGE = 1000;

  /** How many users are asked for when Jamf claims to have none, and among how many of ours. */
  private static final int WITNESSES = 3;

  private static final int LOOKED_THROUGH = 200;

  private final ProvisioningPorts ports;
  private final InstanceGate gate;
  private final QuarantineKeeper quarantine;

  public ReadUsersService(ProvisioningPorts ports) {
    this.ports = ports;
    this.gate = new InstanceGate(ports);
    this.quarantine = new QuarantineKeeper(ports, new Story(ports));
  }

  private record Known(ProvisionedUser user, Optional<ProvisioningOperation> live) {}

  @Override
  public ScimResult<UserView> get(ScimCaller caller, ScimUserId id) {
    return gate.forReading(caller, Subject.Kind.USER).then(instance -> get(caller, instance, id));
  }

  private ScimResult<UserView> get(ScimCaller caller, IntegrationInstance instance, ScimUserId id) {
    Optional<Known> known = known(instance, Optional.of(id));
    return known.isEmpty() ? unknown(id) : show(caller, instance, known.get());
  }

  static <T> ScimResult<T> unknown(ScimUserId id) {
    return ScimResult.refused(
        ScimResult.Reason.NOT_FOUND, "There is no User with id \"" + id + "\".");
  }

  private Optional<Known> known(IntegrationInstance instance, Optional<ScimUserId> id) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                id.flatMap(i -> ports.users().find(instance.id(), i)).map(u -> known(instance, u)))
        .filter(known -> !UserViews.isHidden(known.live()));
  }

  private Known known(IntegrationInstance instance, ProvisionedUser user) {
    return new Known(user, ports.operations().findLive(instance.id(), Subject.of(user.id())));
  }

  private ScimResult<UserView> show(ScimCaller caller, IntegrationInstance instance, Known known) {
    ProvisionedUser user = known.user();
    if (!user.active() || known.live().isPresent() || user.jamfId().isEmpty()) {
      return ScimResult.done(UserViews.held(user));
    }
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    JamfResult<JamfUser> read = ports.jamf().readUser(jamf.context(), user.jamfId().get());
    if (read instanceof JamfResult.Done<JamfUser> done) {
      quarantine.obeyed(instance, Set.of(JamfPrivilege.READ_USER), caller.correlation());
      return ScimResult.done(UserViews.merged(user, done.value().fields()));
    }
    JamfResult.Failed<JamfUser> failed = (JamfResult.Failed<JamfUser>) read;
    quarantine.refused(instance, failed, caller.correlation());
    // What the client told us is still what it wants; a user nobody told us about is only Jamf's.
    if (user.origin() == UserOrigin.PROVISIONED) {
      return ScimResult.done(UserViews.held(user));
    }
    return failed.reason() == JamfResult.Reason.NOT_FOUND
        ? unknown(user.id())
        : InstanceGate.unavailable(failed);
  }

  @Override
  public ScimResult<Optional<UserView>> findByUserName(ScimCaller caller, UserName name) {
    return gate.forReading(caller, Subject.Kind.USER)
        .then(instance -> findByUserName(caller, instance, name));
  }

  private ScimResult<Optional<UserView>> findByUserName(
      ScimCaller caller, IntegrationInstance instance, UserName name) {
    Optional<Known> managed =
        ports
            .transactions()
            .inTransaction(
                () -> ports.users().findByName(instance.id(), name).map(u -> known(instance, u)));
    if (managed.isEmpty()) {
      return findInJamf(caller, instance, name);
    }
    if (UserViews.isHidden(managed.get().live())) {
      return ScimResult.done(Optional.empty());
    }
    ScimResult<UserView> shown = show(caller, instance, managed.get());
    boolean renamedInJamf =
        shown instanceof ScimResult.Done<UserView> done
            && !done.value().profile().userName().sameAs(name);
    return renamedInJamf || isUnknown(shown)
        ? findInJamf(caller, instance, name)
        : shown.then(view -> ScimResult.done(Optional.of(view)));
  }

  /** Jamf lost a user that it had been ours only to look at. */
  private static boolean isUnknown(ScimResult<UserView> shown) {
    return shown instanceof ScimResult.Refused<UserView> refused
        && refused.reason() == ScimResult.Reason.NOT_FOUND;
  }

  private ScimResult<Optional<UserView>> findInJamf(
      ScimCaller caller, IntegrationInstance instance, UserName name) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    JamfResult<Optional<JamfUser>> found = ports.jamf().findUser(jamf.context(), name);
    if (!(found instanceof JamfResult.Done<Optional<JamfUser>> done)) {
      JamfResult.Failed<?> failed = (JamfResult.Failed<?>) found;
      quarantine.refused(instance, failed, caller.correlation());
      return InstanceGate.unavailable(failed);
    }
    quarantine.obeyed(instance, Set.of(JamfPrivilege.READ_USER), caller.correlation());
    return ScimResult.done(
        done.value()
            .filter(jamfUser -> !isBeingDeleted(instance, jamfUser))
            .map(jamfUser -> matched(instance, jamfUser)));
  }

  /** Under a name that the deleted User no longer had for SCIM, since Jamf did not take the new. */
  private boolean isBeingDeleted(IntegrationInstance instance, JamfUser jamfUser) {
    return ports
        .transactions()
        .inTransaction(
            () ->
                ports
                    .users()
                    .findByJamfId(instance.id(), jamfUser.id())
                    .map(user -> UserViews.isHidden(known(instance, user).live()))
                    .orElse(false));
  }

  /** The SCIM client asked for this very user: from now on it is in its charge. */
  private UserView matched(IntegrationInstance instance, JamfUser jamfUser) {
    ProvisionedUser identified =
        ports.transactions().inTransaction(() -> identified(instance, jamfUser));
    ProvisionedUser matched = identified.matched(jamfUser);
    if (matched.origin() != identified.origin()) {
      keepMatched(instance, matched);
    }
    return UserViews.merged(matched, jamfUser.fields());
  }

  private ProvisionedUser identified(IntegrationInstance instance, JamfUser jamfUser) {
    return requireNonNull(
        ports.users().identify(instance.id(), List.of(jamfUser)).get(jamfUser.id()));
  }

  private void keepMatched(IntegrationInstance instance, ProvisionedUser matched) {
    try {
      ports.transactions().run(() -> ports.users().update(instance.id(), matched));
    } catch (NameTakenException renamed) {
      // Jamf gave the name of a user we manage to somebody else: shown, but not taken charge of.
      LOG.log(System.Logger.Level.INFO, "Not matched: {0}", renamed.reason());
    }
  }

  @Override
  public ScimResult<Optional<UserView>> findByExternalId(ScimCaller caller, ExternalId externalId) {
    return gate.forReading(caller, Subject.Kind.USER)
        .then(
            instance -> {
              Optional<ScimUserId> id =
                  ports
                      .transactions()
                      .inTransaction(
                          () ->
                              ports
                                  .users()
                                  .findByExternalId(instance.id(), externalId)
                                  .map(ProvisionedUser::id));
              Optional<Known> known = known(instance, id);
              if (known.isEmpty()) {
                return ScimResult.done(Optional.empty());
              }
              ScimResult<UserView> shown = show(caller, instance, known.get());
              return isUnknown(shown) ? ScimResult.done(Optional.empty()) : shown.map(Optional::of);
            });
  }

  @Override
  public ScimResult<Page> list(ScimCaller caller, int offset, int limit) {
    return gate.forReading(caller, Subject.Kind.USER)
        .then(instance -> list(caller, instance, offset, limit));
  }

  private ScimResult<Page> list(
      ScimCaller caller, IntegrationInstance instance, int offset, int limit) {
    JamfConversation jamf = new JamfConversation(instance, ports.now());
    JamfResult<JamfUserPage> listed =
        ports.jamf().listUsers(jamf.context(), offset, Math.max(1, limit));
    if (!(listed instanceof JamfResult.Done<JamfUserPage> done)) {
      JamfResult.Failed<?> failed = (JamfResult.Failed<?>) listed;
      quarantine.refused(instance, failed, caller.correlation());
      return InstanceGate.unavailable(failed);
    }
    quarantine.obeyed(instance, Set.of(JamfPrivilege.READ_USER), caller.correlation());
    Optional<JamfResult.Failed<?>> doubt =
        done.value().total() == 0 ? doubtOfEmptiness(instance, jamf) : Optional.empty();
    if (doubt.isPresent()) {
      return InstanceGate.unavailable(doubt.get());
    }
    return ScimResult.done(
        ports.transactions().inTransaction(() -> page(instance, done.value(), offset, limit)));
  }

  /**
   * A list without anybody makes an importing client believe that all are gone. It is believed only
   * when Jamf does not show those either whom it should hold.
   */
  private Optional<JamfResult.Failed<?>> doubtOfEmptiness(
      IntegrationInstance instance, JamfConversation jamf) {
    for (JamfUserId id : shouldBeThere(instance)) {
      JamfResult<JamfUser> read = ports.jamf().readUser(jamf.context(), id);
      if (!(read instanceof JamfResult.Failed<JamfUser> failed)) {
        return Optional.of(
            JamfResult.failed(
                JamfResult.Reason.UNEXPECTED,
                "Jamf Pro lists no users at all, but shows user " + id + " when asked for it."));
      }
      if (failed.reason() != JamfResult.Reason.NOT_FOUND) {
        return Optional.of(failed);
      }
    }
    return Optional.empty();
  }

  private List<JamfUserId> shouldBeThere(IntegrationInstance instance) {
    List<ProvisionedUser> some =
        ports
            .transactions()
            .inTransaction(
                () -> ports.users().managed(instance.id(), Optional.empty(), LOOKED_THROUGH));
    return some.stream()
        .filter(ProvisionedUser::active)
        .flatMap(user -> user.jamfId().stream())
        .limit(WITNESSES)
        .toList();
  }

  private Page page(IntegrationInstance instance, JamfUserPage jamf, int offset, int limit) {
    List<JamfUser> wanted =
        jamf.users().size() > limit ? jamf.users().subList(0, limit) : jamf.users();
    List<UserView> views = new ArrayList<>(views(instance, wanted));
    int room = limit - wanted.size();
    if (room > 0) {
      List<ProvisionedUser> others =
          ports.users().withoutJamf(instance.id(), Math.max(0, offset - jamf.total()), room);
      Map<Subject, ProvisioningOperation> live = liveOf(instance, others);
      others.stream()
          .filter(user -> !isHidden(user, live))
          .forEach(user -> views.add(UserViews.held(user)));
    }
    return new Page(views, jamf.total() + ports.users().countWithoutJamf(instance.id()));
  }

  private List<UserView> views(IntegrationInstance instance, List<JamfUser> jamfUsers) {
    Map<JamfUserId, ProvisionedUser> identities = ports.users().identify(instance.id(), jamfUsers);
    Map<Subject, ProvisioningOperation> live = liveOf(instance, identities.values());
    return jamfUsers.stream()
        .filter(jamfUser -> !isHidden(requireNonNull(identities.get(jamfUser.id())), live))
        .map(
            jamfUser -> {
              ProvisionedUser user = requireNonNull(identities.get(jamfUser.id()));
              boolean pending = live.containsKey(Subject.of(user.id()));
              return pending || !user.active()
                  ? UserViews.held(user)
                  : UserViews.merged(user, jamfUser.fields());
            })
        .toList();
  }

  private static boolean isHidden(ProvisionedUser user, Map<Subject, ProvisioningOperation> live) {
    return UserViews.isHidden(Optional.ofNullable(live.get(Subject.of(user.id()))));
  }

  private Map<Subject, ProvisioningOperation> liveOf(
      IntegrationInstance instance, Collection<ProvisionedUser> users) {
    List<Subject> managed =
        users.stream()
            .filter(ProvisionedUser::isManaged)
            .map(user -> Subject.of(user.id()))
            .toList();
    return ports.operations().findLive(instance.id(), managed).stream()
        .collect(Collectors.toMap(ProvisioningOperation::subject, o -> o, (a, b) -> a));
  }

  @Override
  public ScimResult<Integer> scan(ScimCaller caller, Consumer<UserView> visitor) {
    int seen = 0;
    for (int offset = 0; ; offset += SCAN_PAGE) {
      ScimResult<Page> result = list(caller, offset, SCAN_PAGE);
      if (!(result instanceof ScimResult.Done<Page> done)) {
        return ((ScimResult.Refused<Page>) result).as();
      }
      done.value().users().forEach(visitor);
      seen += done.value().users().size();
      if (offset + SCAN_PAGE >= done.value().total()) {
        return ScimResult.done(seen);
      }
    }
  }
}
