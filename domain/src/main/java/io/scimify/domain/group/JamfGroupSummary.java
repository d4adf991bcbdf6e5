package io.scimify.domain.group;

/** A static user group without its members; {@code description} is "" when Jamf gives none. */
public record JamfGroupSummary(JamfGroupId id, String name, String description) {}
