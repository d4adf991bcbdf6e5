package io.scimify.application.service.administration;

import io.scimify.application.port.in.ReviewOperationsUseCase;
import io.scimify.application.port.in.ReviewOperationsUseCase.Affected;
import io.scimify.application.port.in.ReviewOperationsUseCase.Consequences;
import io.scimify.domain.operation.OperationState;
import io.scimify.domain.operation.ProvisioningOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What approving would do, added up; of many, only the first are kept by name. */
final class ConsequencesTally {
  private final Names usersDeleted = new Names();
  private final Names groupsChanged = new Names();
  private final Names triedAgain = new Names();

  void add(ProvisioningOperation operation) {
    of(operation).add(operation.target().name());
  }

  private Names of(ProvisioningOperation operation) {
    if (operation.type().deletesUser()) {
      return usersDeleted;
    }
    return operation.state() == OperationState.HELD ? groupsChanged : triedAgain;
  }

  Consequences consequences(Optional<String> refusal) {
    return new Consequences(
        usersDeleted.affected(), groupsChanged.affected(), triedAgain.affected(), refusal);
  }

  private static final class Names {
    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String name) {
      count++;
      if (first.size() < ReviewOperationsUseCase.MOST_NAMED) {
        first.add(name);
      }
    }

    Affected affected() {
      return new Affected(count, List.copyOf(first));
    }
  }
}
