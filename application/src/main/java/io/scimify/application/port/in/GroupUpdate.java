package io.scimify.application.port.in;

/**
 * Makes the wanted group from the present one. Called while the group is locked; may throw the
 * edge's own unchecked exception to refuse.
 */
public interface GroupUpdate {
  /** Whether {@link #apply} has to see the members; costs a Jamf call when nothing is changed. */
  boolean needsMembers();

  GroupDraft apply(GroupView current);
}
