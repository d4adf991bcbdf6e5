package io.scimify.adapter.scim.filter;

import io.scimify.adapter.scim.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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

/** Reading a filter, and asking it about one user; a scan asks it once for every user. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FilterBenchmark {

  private static final Map<String, Object> ADA =
      Map.of(
          "userName",
          "ada@acme.example",
          "active",
          true,
          "title",
          "Countess",
          "name",
          Map.of("givenName", "Ada", "familyName", "King"),
          "emails",
          List.of(Map.of("value", "ada@acme.example", "type", "work", "primary", true)));

  @Param({
    "userName eq \"ada@acme.example\"",
    "emails[type eq \"work\" and value ew \"acme.example\"] and not (active eq false)"
  })
  private String filter = "";

  private Predicate<Map<String, Object>> compiled = user -> false;

  /** What a request pays once. */
  @Benchmark
  public Predicate<Map<String, Object>> parsesAndCompiles() {
    return FilterCompiler.forResources(ResourceType.USER, FilterParser.parse(filter));
  }

  /** What a scan pays for every user. */
  @Benchmark
  public boolean asksOneUser() {
    return compiled.test(ADA);
  }

  /** Compiled once for all invocations. */
  @Setup
  public void compile() {
    compiled = parsesAndCompiles();
  }
}
