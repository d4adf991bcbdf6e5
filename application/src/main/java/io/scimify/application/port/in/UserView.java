package io.scimify.application.port.in;

import io.scimify.domain.user.ScimUserId;
import io.scimify.domain.user.UserProfile;
import java.time.Instant;

/** A user as SCIM shows it. */
public record UserView(
    ScimUserId id, UserProfile profile, boolean active, Instant created, Instant lastModified) {}
