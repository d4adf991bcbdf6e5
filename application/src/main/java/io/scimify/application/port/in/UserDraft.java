package io.scimify.application.port.in;

import io.scimify.domain.user.UserProfile;
import java.util.Optional;

/**
 * How the SCIM client wants a user to be.
 *
 * @param active empty when absent, null or unparsable: then it stays as it is, and never deletes
 */
public record UserDraft(UserProfile profile, Optional<Boolean> active) {}
