package io.scimify.webapp.scim;

import io.scimify.adapter.scim.resource.ScimClient;
import org.junit.jupiter.api.AfterEach;

class RegressionCasesTest extends RegressionCases {

  private final ScimStack stack = new ScimStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  @Override
  protected ScimClient scim() {
    return stack.client;
  }

  @Override
  protected JamfUnderTest jamf() {
    return stack;
  }
}
