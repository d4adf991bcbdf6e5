package io.scimify.webapp.it;

import io.scimify.adapter.scim.resource.ScimClient;
import io.scimify.webapp.scim.JamfUnderTest;
import io.scimify.webapp.scim.RegressionCases;

/** The regression cases against the running WAR. */
class RegressionCasesIT extends RegressionCases {

  @Override
  protected ScimClient scim() {
    RunningServer.get().resetJamf();
    return RunningServer.get().newInstance().active().scim();
  }

  @Override
  protected JamfUnderTest jamf() {
    return RunningServer.get().simulator();
  }
}
