package io.scimify.domain.user;

/** What Jamf Pro can hold about an end user; an empty string means "none". */
public record JamfUserFields(
    String username, String fullName, String email, String phone, String position) {}
