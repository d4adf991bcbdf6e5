package io.scimify.adapter.scim.patch;

import io.scimify.adapter.scim.wire.JsonTree;
import io.scimify.adapter.scim.wire.Limits;
import io.scimify.adapter.scim.wire.PatchRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of a group's PATCH to its change of members, in each of the dialects. The present
 * members are never needed for it, so their number does not count, only how many are named.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GroupPatchBenchmark {

  @Param({"1", "100", "1000"})
  private int members;

  private byte[] oneListAdded = {};
  private byte[] oneOperationEach = {};
  private byte[] replacedByAll = {};

  /** Ids are the same in each run. */
  @Setup
  public void writeBodies() {
    String list = values("{\"value\":\"%s\"}");
    oneListAdded = body("{\"op\":\"add\",\"path\":\"members\",\"value\":[" + list + "]}");
    replacedByAll = body("{\"op\":\"replace\",\"path\":\"members\",\"value\":[" + list + "]}");
    oneOperationEach =
        body(values("{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}"));
  }

  private String values(String form) {
    return IntStream.range(0, members)
        .mapToObj(i -> form.formatted(new UUID(0x40008000L, i)))
        .collect(Collectors.joining(","));
  }

  private static byte[] body(String operations) {
    return ("{\"Operations\":[" + operations + "]}").getBytes(StandardCharsets.UTF_8);
  }

  /** Okta and Entra push members in one list. */
  @Benchmark
  public GroupPatch addsInOneList() {
    return read(oneListAdded);
  }

  /** Entra removes each member by an operation with a filter. */
  @Benchmark
  public GroupPatch removesOneByOne() {
    return read(oneOperationEach);
  }

  /** OneLogin and others replace all. */
  @Benchmark
  public GroupPatch replacesAll() {
    return read(replacedByAll);
  }

  private static GroupPatch read(byte[] body) {
    return GroupPatch.of(
        PatchRequest.operations(
            JsonTree.readObject(new ByteArrayInputStream(body), Limits.STANDARD), Limits.STANDARD));
  }
}
