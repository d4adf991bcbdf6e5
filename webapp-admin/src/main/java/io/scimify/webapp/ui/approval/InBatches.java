package io.scimify.webapp.ui.approval;

import static io.scimify.webapp.ui.Texts.text;

import io.scimify.application.port.in.AdminResult;
import io.scimify.domain.operation.OperationId;
import io.scimify.webapp.ui.feedback.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Decides many operations some at a time: the page can tell how far it is, and whether the
 * administrator may do it is asked anew for each part.
 */
final class InBatches {
  private static final int SIZE = 100;

  private final List<OperationId> operations;
  private final AtomicInteger asked = new AtomicInteger();

  InBatches(List<OperationId> operations) {
    this.operations = operations;
  }

  /** How many were decided; the first refusal ends it. */
  AdminResult<Integer> decide(Function<List<OperationId>, AdminResult<Integer>> decision) {
    AdminResult<Integer> sum = AdminResult.done(0);
    while (asked.get() < operations.size() && sum instanceof AdminResult.Done<Integer> done) {
      int end = Math.min(asked.get() + SIZE, operations.size());
      sum =
          decision.apply(operations.subList(asked.get(), end)).map(number -> done.value() + number);
      asked.set(end);
    }
    return sum;
  }

  Progress.Stage stage() {
    int now = asked.get();
    int of = operations.size();
    return new Progress.Stage(text("approvals.deciding", now, of), of == 0 ? 1 : (double) now / of);
  }
}
