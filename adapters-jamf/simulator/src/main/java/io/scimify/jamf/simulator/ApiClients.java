package io.scimify.jamf.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The API clients of the simulated tenant; roles can be edited while tokens are alive. */
public final class ApiClients {
  private final Map<String, ApiClient> byId = new ConcurrentSkipListMap<>();
  private final AtomicInteger lastRoleId = new AtomicInteger();

  /** Adds (or replaces) a client that holds all eight privileges. */
  public ApiClient add(String clientId, String secret) {
    return add(clientId, secret, EnumSet.allOf(Privilege.class));
  }

  public ApiClient add(String clientId, String secret, Set<Privilege> privileges) {
    int role = lastRoleId.incrementAndGet();
    ApiClient client = new ApiClient(clientId, secret, role, true, privileges);
    byId.put(clientId, client);
    return client;
  }

  public void grant(String clientId, Privilege... privileges) {
    change(clientId, it -> it.withPrivileges(union(it.privileges(), privileges)));
  }

  public void revoke(String clientId, Privilege... privileges) {
    change(clientId, it -> it.withPrivileges(difference(it.privileges(), privileges)));
  }

  public void setPrivileges(String clientId, Set<Privilege> privileges) {
    change(clientId, it -> it.withPrivileges(privileges));
  }

  public void rotateSecret(String clientId, String newSecret) {
    change(clientId, it -> it.withSecret(newSecret));
  }

  /** A disabled client gets no usable token any more; its live tokens keep working. */
  public void setEnabled(String clientId, boolean enabled) {
    change(clientId, it -> it.withEnabled(enabled));
  }

  public Optional<ApiClient> find(String clientId) {
    return Optional.ofNullable(byId.get(clientId));
  }

  public List<ApiClient> all() {
    return List.copyOf(byId.values());
  }

  private void change(String clientId, UnaryOperator<ApiClient> change) {
    ApiClient changed = byId.computeIfPresent(clientId, (id, client) -> change.apply(client));
    if (changed == null) {
      throw new IllegalArgumentException("No API client \"" + clientId + "\" in the simulator");
    }
  }

  private static Set<Privilege> union(Set<Privilege> some, Privilege... more) {
    Set<Privilege> all = EnumSet.noneOf(Privilege.class);
    all.addAll(some);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private static Set<Privilege> difference(Set<Privilege> some, Privilege... fewer) {
    Set<Privilege> rest = union(some);
    Arrays.asList(fewer).forEach(rest::remove);
    return rest;
  }
}
