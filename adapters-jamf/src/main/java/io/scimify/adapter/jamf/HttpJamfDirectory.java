package io.scimify.adapter.jamf;

import io.scimify.application.port.out.ConnectionFinding;
import io.scimify.application.port.out.JamfCallContext;
import io.scimify.application.port.out.JamfDirectory;
import io.scimify.application.port.out.JamfResult;
import io.scimify.application.port.out.JamfUserPage;
import io.scimify.application.port.out.SharedPins;
import io.scimify.domain.group.GroupDisplayName;
import io.scimify.domain.group.JamfGroup;
import io.scimify.domain.group.JamfGroupId;
import io.scimify.domain.group.JamfGroupSummary;
import io.scimify.domain.integration.IntegrationInstanceId;
import io.scimify.domain.integration.JamfConnection;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Jamf Pro over HTTP. Users go through {@code /api/v1/users} where Jamf has it and through Classic
 * where not, groups through Classic. Everything kept between calls belongs to one integration
 * instance; only the HTTP client and a few threads are shared.
 */
public final class HttpJamfDirectory implements JamfDirectory, AutoCloseable {
  private static final int MOST_THREADS = 64;
  private static final int IDLE_SECONDS = 15;

  private final AuthorisedCalls.Shared shared;
  private final ThreadPoolExecutor threads;
  private final Listings listings;
  private final Map<IntegrationInstanceId, JamfSession> sessions = new ConcurrentHashMap<>();
  private final Pins pins;
  private volatile int connectionsEach;

  public HttpJamfDirectory(Clock clock, JamfSettings settings) {
    this(clock, System::nanoTime, settings);
  }

  HttpJamfDirectory(Clock clock, LongSupplier nanos, JamfSettings settings) {
    connectionsEach = settings.maxConnections();
    threads = threads();
    pins = new Pins(clock);
    listings = new Listings(threads, nanos);
    shared =
        new AuthorisedCalls.Shared(
            new JamfHttpClient(settings, threads, clock, nanos),
            new JamfJson(),
            settings,
            clock,
            nanos);
  }

  /** None when idle; when all are busy, the caller does the work itself. */
  private static ThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        MOST_THREADS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "jamf-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  // ------------------------------------------------------------------------------------- users

  @Override
  public JamfResult<JamfUser> readUser(JamfCallContext context, JamfUserId id) {
    return onUsers(context, users -> users.wire().read(id));
  }

  @Override
  public JamfResult<Optional<JamfUser>> findUser(JamfCallContext context, UserName name) {
    return onUsers(context, users -> users.wire().find(name));
  }

  @Override
  public JamfResult<JamfUserId> createUser(JamfCallContext context, JamfUserFields fields) {
    return onUsers(context, users -> users.create(fields));
  }

  @Override
  public JamfResult<JamfUser> updateUser(
      JamfCallContext context, JamfUserId id, JamfUserFields fields) {
    return onUsers(context, users -> users.update(id, fields));
  }

  @Override
  public JamfResult<JamfUserId> deleteUser(JamfCallContext context, JamfUserId id) {
    return onUsers(context, users -> users.delete(id));
  }

  @Override
  public JamfResult<JamfUserPage> listUsers(JamfCallContext context, int offset, int limit) {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException(
          "offset " + offset + " and limit " + limit + " must be >= 0");
    }
    return onUsers(context, users -> users.wire().list(offset, limit));
  }

  // ------------------------------------------------------------------------------------ groups

  @Override
  public JamfResult<List<JamfGroupSummary>> listStaticGroups(JamfCallContext context) {
    return onGroups(context, StaticUserGroups::list);
  }

  @Override
  public JamfResult<JamfGroup> readGroup(JamfCallContext context, JamfGroupId id) {
    return onGroups(context, groups -> groups.read(id));
  }

  @Override
  public JamfResult<JamfGroupId> createGroup(
      JamfCallContext context,
      GroupDisplayName name,
      String description,
      Collection<JamfUserId> members) {
    return onGroups(context, groups -> groups.create(name, description, members));
  }

  @Override
  public JamfResult<JamfGroupId> renameGroup(
      JamfCallContext context, JamfGroupId id, GroupDisplayName name) {
    return onGroups(context, groups -> groups.rename(id, name));
  }

  @Override
  public JamfResult<JamfGroupId> addMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members) {
    return onGroups(context, groups -> groups.addMembers(id, members));
  }

  @Override
  public JamfResult<JamfGroupId> removeMembers(
      JamfCallContext context, JamfGroupId id, Collection<JamfUserId> members) {
    return onGroups(context, groups -> groups.removeMembers(id, members));
  }

  @Override
  public JamfResult<JamfGroupId> deleteGroup(JamfCallContext context, JamfGroupId id) {
    return onGroups(context, groups -> groups.delete(id));
  }

  // -------------------------------------------------------------------------------- connection

  @Override
  public List<ConnectionFinding> checkConnection(JamfCallContext context) {
    forget(context.integration()); // a token from before proves nothing about the secret of today
    JamfCalls calls = calls(context);
    UserApiChoice users = new UserApiChoice(calls, listings);
    return new ConnectionCheck(
            calls,
            () -> users.with(it -> it.wire().list(0, 1)),
            () -> new StaticUserGroups(calls).list())
        .run();
  }

  @Override
  public void forget(IntegrationInstanceId integration) {
    sessions.computeIfPresent(integration, (id, known) -> known.renewed(known.connection()));
    listings.forget(integration);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  // ----------------------------------------------------------------------------------- outcome

  private <T> JamfResult<T> onUsers(JamfCallContext context, Function<Users, T> action) {
    return outcome(context, calls -> new UserApiChoice(calls, listings).with(action));
  }

  private <T> JamfResult<T> onGroups(
      JamfCallContext context, Function<StaticUserGroups, T> action) {
    return outcome(context, calls -> action.apply(new StaticUserGroups(calls)));
  }

  private <T> JamfResult<T> outcome(JamfCallContext context, Function<JamfCalls, T> action) {
    try {
      return JamfResult.done(action.apply(calls(context)));
    } catch (JamfFailure failure) {
      return failure.asResult();
    }
  }

  /**
   * Shares each instance's connections with as many nodes, so that Jamf gets no more calls at a
   * time than from one; at least one remains for each.
   */
  public void shareConnections(int nodes) {
    int each = Math.max(1, shared.settings().maxConnections() / Math.max(1, nodes));
    if (each != connectionsEach) {
      connectionsEach = each;
      sessions.keySet().forEach(id -> sessions.computeIfPresent(id, (i, s) -> limited(s, each)));
    }
  }

  /** Keeps all nodes at the same web app of each Jamf; to be called every few seconds. */
  public void sharePins(SharedPins with) {
    pins.share(sessions, with);
  }

  @Override
  public boolean isSteady(IntegrationInstanceId integration) {
    JamfSession session = sessions.get(integration);
    return session != null && session.isSteady();
  }

  private static JamfSession limited(JamfSession session, int most) {
    session.connections().limit(most);
    return session;
  }

  private JamfCalls calls(JamfCallContext context) {
    return new JamfCalls(shared, session(context), context);
  }

  /** Another URL or secret is another conversation. */
  private JamfSession session(JamfCallContext context) {
    JamfConnection connection = context.connection();
    return sessions.compute(
        context.integration(),
        (id, known) -> {
          if (known != null && known.connection().equals(connection)) {
            return known;
          }
          JamfSession fresh =
              known == null
                  ? new JamfSession(connection, shared.settings(), shared.nanos(), connectionsEach)
                  : known.renewed(connection);
          pins.seed(id, fresh);
          return fresh;
        });
  }
}
