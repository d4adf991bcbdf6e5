package io.scimify.domain.user;

/** An end user as Jamf holds it. */
public record JamfUser(JamfUserId id, JamfUserFields fields) {}
