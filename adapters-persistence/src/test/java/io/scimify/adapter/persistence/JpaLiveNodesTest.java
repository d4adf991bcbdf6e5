package io.scimify.adapter.persistence;

import io.scimify.application.port.out.LiveNodes;
import io.scimify.application.port.out.LiveNodesContract;
import org.junit.jupiter.api.Nested;

final class JpaLiveNodesTest {
  @Nested
  class OnH2 extends LiveNodesContract {
    @Override
    protected LiveNodes nodes() {
      return TestDatabase.sharedH2().database().liveNodes();
    }
  }

  @Nested
  class OnPostgres extends LiveNodesContract {
    @Override
    protected LiveNodes nodes() {
      return TestDatabase.sharedPostgres().database().liveNodes();
    }
  }
}
