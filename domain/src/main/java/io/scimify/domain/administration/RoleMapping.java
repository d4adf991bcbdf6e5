package io.scimify.domain.administration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which role a value of the provider's roles claim gives. An administrator has one role, so the
 * first rule that fits decides: the order is the operator's.
 */
public record RoleMapping(List<Rule> rules) {
  /** One value of the claim and what it gives. */
  public record Rule(String claimValue, RoleGrant grant) {}

  public RoleMapping {
    rules = List.copyOf(rules);
  }

  /**
   * Reads {@code scimify-owners=OWNER; jamf-acme=ADMIN@acme}. The last {@code =} separates, since a
   * group may be named like {@code CN=Owners,DC=acme}.
   */
  public static RoleMapping parse(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String rule : text.split(";", -1)) {
      if (!rule.isBlank()) {
        rules.add(rule(rule.strip()));
      }
    }
    return new RoleMapping(rules);
  }

  private static Rule rule(String text) {
    int separator = text.lastIndexOf('=');
    String value = text.substring(0, Math.max(0, separator)).strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" must look like claim-value=ROLE or claim-value=ROLE@tenant");
    }
    return new Rule(value, RoleGrant.parse(text.substring(separator + 1)));
  }

  /** What somebody with these values may do; empty for nothing at all. */
  public Optional<RoleGrant> grantFor(Collection<String> claimValues) {
    return rules.stream()
        .filter(rule -> claimValues.contains(rule.claimValue()))
        .map(Rule::grant)
        .findFirst();
  }
}
