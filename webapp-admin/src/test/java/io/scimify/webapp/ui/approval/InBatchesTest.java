package io.scimify.webapp.ui.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimify.application.port.in.AdminResult;
import io.scimify.domain.operation.OperationId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InBatchesTest {
  private final List<OperationId> operations =
      Stream.generate(() -> new OperationId(UUID.randomUUID())).limit(250).toList();
  private final InBatches batches = new InBatches(operations);

  @Test
  void everyOperationIsDecidedOnce_inOrder() {
    List<OperationId> decided = new ArrayList<>();

    AdminResult<Integer> result =
        batches.decide(
            some -> {
              assertThat(some).hasSizeLessThanOrEqualTo(100);
              decided.addAll(some);
              return new AdminResult.Done<>(some.size());
            });

    assertThat(decided).isEqualTo(operations);
    assertThat(result).isEqualTo(new AdminResult.Done<>(250));
    assertThat(batches.stage().share()).isEqualTo(1);
    assertThat(batches.stage().sentence()).contains("250 of 250");
  }

  /** Four eyes may begin to be asked for while it goes on. */
  @Test
  void theFirstRefusalEndsIt() {
    AdminResult<Integer> refusal =
        new AdminResult.Refused<>(AdminResult.Reason.FORBIDDEN, "", "Four eyes");
    List<Integer> sizes = new ArrayList<>();

    AdminResult<Integer> result =
        batches.decide(
            some -> {
              sizes.add(some.size());
              return sizes.size() == 1 ? new AdminResult.Done<>(some.size()) : refusal;
            });

    assertThat(sizes).containsExactly(100, 100);
    assertThat(result).isEqualTo(refusal);
    assertThat(batches.stage().share()).isLessThan(1);
  }
}
