package io.scimify.jamf.simulator;

import java.util.Set;

/**
 * A Jamf API client with one role of its own. An immutable value: rotating the secret, disabling
 * the client or editing the role yields another one, which live tokens see at once.
 */
public record ApiClient(
    String clientId, String secret, int roleId, boolean enabled, Set<Privilege> privileges) {

  public ApiClient {
    privileges = Set.copyOf(privileges);
  }

  String scope() {
    return "api-role:" + roleId;
  }

  ApiClient withSecret(String newSecret) {
    return new ApiClient(clientId, newSecret, roleId, enabled, privileges);
  }

  ApiClient withEnabled(boolean nowEnabled) {
    return new ApiClient(clientId, secret, roleId, nowEnabled, privileges);
  }

  ApiClient withPrivileges(Set<Privilege> newPrivileges) {
    return new ApiClient(clientId, secret, roleId, enabled, newPrivileges);
  }

  @Override
  public String toString() {
    return "ApiClient[clientId=" + clientId + ", secret=***, privileges=" + privileges + "]";
  }
}
