package io.scimify.domain.reconciliation;

import io.scimify.domain.group.JamfGroup.JamfGroupMember;
import io.scimify.domain.group.ProvisionedGroup;
import io.scimify.domain.operation.Subject;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.ProvisionedUser;
import io.scimify.domain.user.ScimUserId;
import java.util.List;
import java.util.Optional;

/**
 * One difference between SCIM and Jamf.
 *
 * @param subject the user or group it is about; none for a user that SCIM does not manage
 * @param name userName or displayName; as Jamf spells it, when only Jamf has it
 * @param jamfUser the Jamf user in question
 * @param member with a membership, the user in question as far as SCIM knows it
 * @param memberName with a membership, whom it is about
 * @param asked whether a repair was asked for since the report was made
 */
public record DriftItem(
    DriftItemId id,
    DriftKind kind,
    Optional<Subject> subject,
    String name,
    Optional<JamfUserId> jamfUser,
    Optional<ScimUserId> member,
    String memberName,
    List<AttributeDifference> differences,
    boolean asked) {

  public DriftItem {
    differences = List.copyOf(differences);
  }

  static DriftItem of(DriftKind kind, ProvisionedUser user, List<AttributeDifference> differences) {
    return new DriftItem(
        new DriftItemId(kind + "." + user.id()),
        kind,
        Optional.of(Subject.of(user.id())),
        user.profile().userName().value(),
        user.jamfId(),
        Optional.empty(),
        "",
        differences,
        false);
  }

  static DriftItem of(
      DriftKind kind, ProvisionedGroup group, List<AttributeDifference> differences) {
    return new DriftItem(
        new DriftItemId(kind + "." + group.id()),
        kind,
        Optional.of(Subject.of(group.id())),
        group.displayName().value(),
        Optional.empty(),
        Optional.empty(),
        "",
        differences,
        false);
  }

  static DriftItem missingMember(ProvisionedGroup group, ProvisionedUser member) {
    return new DriftItem(
        new DriftItemId(DriftKind.MISSING_MEMBER + "." + group.id() + "." + member.id()),
        DriftKind.MISSING_MEMBER,
        Optional.of(Subject.of(group.id())),
        group.displayName().value(),
        member.jamfId(),
        Optional.of(member.id()),
        member.profile().userName().value(),
        List.of(),
        false);
  }

  static DriftItem unknownMember(ProvisionedGroup group, JamfGroupMember member) {
    return new DriftItem(
        new DriftItemId(DriftKind.UNKNOWN_MEMBER + "." + group.id() + "." + member.id()),
        DriftKind.UNKNOWN_MEMBER,
        Optional.of(Subject.of(group.id())),
        group.displayName().value(),
        Optional.of(member.id()),
        Optional.empty(),
        member.username(),
        List.of(),
        false);
  }

  static DriftItem unmanaged(JamfUser user) {
    return new DriftItem(
        new DriftItemId(DriftKind.UNMANAGED_USER + "." + user.id()),
        DriftKind.UNMANAGED_USER,
        Optional.empty(),
        user.fields().username(),
        Optional.of(user.id()),
        Optional.empty(),
        "",
        List.of(),
        false);
  }

  /** The same, with a repair asked for. */
  public DriftItem withRepairAsked() {
    return new DriftItem(id, kind, subject, name, jamfUser, member, memberName, differences, true);
  }
}
