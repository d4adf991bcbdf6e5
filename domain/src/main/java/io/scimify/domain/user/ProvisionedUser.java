package io.scimify.domain.user;

import java.time.Instant;
import java.util.Optional;

/**
 * The identity of a user: our id for ever, what the SCIM client wants, and which Jamf user it is.
 * Active, or a tombstone that can be revived under the same id. Immutable.
 *
 * @param jamfWrittenAt when we last wrote the Jamf user; for about a minute after that Jamf's other
 *     nodes may not know (fact sheet Jamf §5)
 */
public record ProvisionedUser(
    ScimUserId id,
    UserOrigin origin,
    UserProfile profile,
    boolean active,
    Optional<JamfUserId> jamfId,
    Optional<Instant> jamfWrittenAt,
    Instant createdAt,
    Instant updatedAt) {

  /** A user that Jamf had and we met for the first time. */
  public static ProvisionedUser seen(ScimUserId id, JamfUser jamf, Instant now) {
    UserProfile profile = UserProfile.named(new UserName(jamf.fields().username()));
    return new ProvisionedUser(
        id, UserOrigin.SEEN, profile, true, Optional.of(jamf.id()), Optional.empty(), now, now);
  }

  /** A user that the SCIM client wants and Jamf does not have yet. */
  public static ProvisionedUser requested(
      ScimUserId id, UserProfile profile, boolean active, Instant now) {
    return new ProvisionedUser(
        id, UserOrigin.PROVISIONED, profile, active, Optional.empty(), Optional.empty(), now, now);
  }

  /**
   * Whether the SCIM client ever created, matched or updated this user; only then may we delete it.
   */
  public boolean isManaged() {
    return origin != UserOrigin.SEEN;
  }

  /** The SCIM client asked for this very user, as Jamf holds it now. */
  public ProvisionedUser matched(JamfUser jamf) {
    return origin == UserOrigin.SEEN
        ? copy(
            UserOrigin.MATCHED,
            UserProfile.named(new UserName(jamf.fields().username())),
            active,
            jamfId,
            jamfWrittenAt,
            updatedAt)
        : this;
  }

  /** The SCIM client's new word about this user. */
  public ProvisionedUser described(UserProfile newProfile, Instant now) {
    return copy(UserOrigin.PROVISIONED, newProfile, active, jamfId, jamfWrittenAt, now);
  }

  /** Becomes a tombstone that remembers {@code last}, so that a revival brings everything back. */
  public ProvisionedUser deactivated(UserProfile last, Instant now) {
    return copy(origin, last, false, jamfId, jamfWrittenAt, now);
  }

  public ProvisionedUser reactivated(Instant now) {
    return copy(UserOrigin.PROVISIONED, profile, true, jamfId, jamfWrittenAt, now);
  }

  /** The deactivation was called off before Jamf heard of it. */
  public ProvisionedUser restored(Instant now) {
    return copy(origin, profile, true, jamfId, jamfWrittenAt, now);
  }

  /** Jamf holds this user now, written by us at {@code now}. */
  public ProvisionedUser linked(JamfUserId newJamfId, Instant now) {
    return copy(origin, profile, active, Optional.of(newJamfId), Optional.of(now), updatedAt);
  }

  /** We wrote to Jamf at {@code now} without learning the outcome. */
  public ProvisionedUser written(Instant now) {
    return copy(origin, profile, active, jamfId, Optional.of(now), updatedAt);
  }

  /** From now on "not found" is believed: we tried to delete the Jamf user ourselves. */
  public ProvisionedUser deletionTried() {
    return copy(origin, profile, active, jamfId, Optional.empty(), updatedAt);
  }

  /** Jamf no longer holds this user. */
  public ProvisionedUser unlinked() {
    return copy(origin, profile, active, Optional.empty(), Optional.empty(), updatedAt);
  }

  private ProvisionedUser copy(
      UserOrigin newOrigin,
      UserProfile newProfile,
      boolean newActive,
      Optional<JamfUserId> newJamfId,
      Optional<Instant> writtenAt,
      Instant changedAt) {
    return new ProvisionedUser(
        id, newOrigin, newProfile, newActive, newJamfId, writtenAt, createdAt, changedAt);
  }
}
