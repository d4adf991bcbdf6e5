package io.scimify.domain.reconciliation;

import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.UserName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What connecting an identity provider will meet in Jamf. A Jamf user can be in several classes.
 *
 * @param provisioned users that the SCIM client manages already
 * @param exact users whose name is just what the SCIM client sent, linked to it or not yet
 * @param caseOnly names that differ from another Jamf user's, or from the userName sent, only by
 *     case: the SCIM client sees them as one
 * @param duplicateEmail users whose e-mail another Jamf user has too
 * @param unknown users that the SCIM client never asked for; they stay as they are
 */
public record MatchPreview(
    int usersInJamf,
    Matches provisioned,
    Matches exact,
    Matches caseOnly,
    Matches duplicateEmail,
    Matches unknown) {

  /** Some of a class by name, and how many there are. */
  public record Matches(int count, List<String> first) {
    static final int SHOWN = 10;

    public Matches {
      first = List.copyOf(first);
    }
  }

  /** Takes Jamf's users one by one; keeps a name and an e-mail of each, and nothing else. */
  public static final class Tally {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> emails = new HashMap<>();
    private final Map<String, String> asked = new HashMap<>();
    private final Part provisioned = new Part();
    private final Part exact = new Part();
    private final Part caseOnly = new Part();
    private final Part duplicateEmail = new Part();
    private final Part unknown = new Part();
    private int users;

    /**
     * Somebody whom the SCIM client asked for and who is not linked to a Jamf user; comes first.
     */
    public void askedFor(ProvisionedUser user) {
      asked.put(user.profile().userName().key(), sentName(user));
    }

    /** One Jamf user, and whom we know under its id. */
    public void add(JamfUser jamf, Optional<ProvisionedUser> known) {
      users++;
      JamfUserFields fields = jamf.fields();
      Optional<ProvisionedUser> managed = known.filter(ProvisionedUser::isManaged);
      managed.ifPresent(user -> provisioned.add(fields.username()));
      Optional<String> sent =
          managed
              .map(Tally::sentName)
              .or(() -> Optional.ofNullable(asked.get(UserName.keyOf(fields.username()))));
      if (sent.isEmpty()) {
        unknown.add(fields.username());
      } else if (sent.get().equals(fields.username())) {
        exact.add(fields.username());
      }
      collide(fields.username(), sent.orElse(fields.username()));
      if (!fields.email().isBlank()) {
        repeated(emails, fields.email().toLowerCase(Locale.ROOT), fields, duplicateEmail);
      }
    }

    private static String sentName(ProvisionedUser user) {
      return user.profile().userName().value();
    }

    private void collide(String inJamf, String sent) {
      boolean otherCase =
          !inJamf.equals(sent) && UserName.keyOf(inJamf).equals(UserName.keyOf(sent));
      String other = names.putIfAbsent(UserName.keyOf(inJamf), inJamf);
      if (otherCase) {
        caseOnly.add(inJamf + " / " + sent);
      } else if (other != null) {
        caseOnly.add(other + " / " + inJamf);
      }
    }

    private static void repeated(
        Map<String, String> seen, String key, JamfUserFields fields, Part part) {
      String other = seen.putIfAbsent(key, fields.username());
      if (other != null) {
        part.add(other + " / " + fields.username() + " (" + fields.email() + ")");
      }
    }

    /** How many were taken so far. */
    public int users() {
      return users;
    }

    public MatchPreview preview() {
      return new MatchPreview(
          users,
          provisioned.matches(),
          exact.matches(),
          caseOnly.matches(),
          duplicateEmail.matches(),
          unknown.matches());
    }
  }

  private static final class Part {
    private final List<String> first = new ArrayList<>();
    private int count;

    private void add(String name) {
      count++;
      if (first.size() < Matches.SHOWN) {
        first.add(name);
      }
    }

    private Matches matches() {
      return new Matches(count, first);
    }
  }
}
