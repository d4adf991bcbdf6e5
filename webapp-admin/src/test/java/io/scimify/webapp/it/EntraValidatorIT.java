package io.scimify.webapp.it;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.scim.EntraValidator;

/** Entra's validator list against the running WAR. */
class EntraValidatorIT extends EntraValidator {
  private final ScimClient scim = emptyDirectory();

  private static ScimClient emptyDirectory() {
    RunningServer.get().resetJamf();
    return RunningServer.get().newInstance().active().scim();
  }

  @Override
  protected ScimClient scim() {
    return scim;
  }
}
