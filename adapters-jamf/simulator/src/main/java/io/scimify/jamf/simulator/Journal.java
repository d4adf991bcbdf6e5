package io.scimify.jamf.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** What was called, by whom, and how it was answered: the newest calls, the oldest first. */
public final class Journal {
  private static final int CAPACITY = 20_000;
  private static final Pattern SECRET = Pattern.compile("(client_secret=)[^&]*");

  private final ConcurrentSkipListMap<Long, RecordedRequest> calls = new ConcurrentSkipListMap<>();
  private final AtomicLong lastNumber = new AtomicLong();
  private final Counters counters = new Counters();
  private final Clock clock;

  Journal(Clock clock) {
    this.clock = clock;
  }

  RecordedRequest begin(Request request, String client, String connection, List<Fault> faults) {
    RecordedRequest call =
        new RecordedRequest(
            lastNumber.incrementAndGet(),
            clock.instant(),
            client,
            connection,
            request.replica().node(),
            request.method(),
            request.path(),
            request.query(),
            masked(request.headers()),
            SECRET.matcher(new String(request.body(), UTF_8)).replaceAll("$1***"),
            0,
            faults.stream().map(Fault::kind).toList());
    calls.put(call.number(), call);
    if (call.number() > CAPACITY) {
      calls.remove(call.number() - CAPACITY);
    }
    counters.begin(call);
    return call;
  }

  void end(RecordedRequest call, int status) {
    calls.computeIfPresent(call.number(), (number, it) -> it.answered(status));
    counters.end(call);
  }

  public List<RecordedRequest> all() {
    return List.copyOf(calls.values());
  }

  /** The calls of this method to paths that match the regular expression as a whole. */
  public List<RecordedRequest> matching(String method, String pathRegex) {
    Pattern path = Pattern.compile(pathRegex);
    return all().stream()
        .filter(it -> method.equals(FaultRule.ANY_METHOD) || it.method().equals(method))
        .filter(it -> path.matcher(it.path()).matches())
        .toList();
  }

  /** The calls that are not about tokens. */
  public List<RecordedRequest> withoutTokens() {
    return all().stream().filter(it -> !TokenEndpoint.isAt(it.path())).toList();
  }

  public Counters counters() {
    return counters;
  }

  public void clear() {
    calls.clear();
    counters.clear();
  }

  private static Map<String, List<String>> masked(Map<String, List<String>> headers) {
    Map<String, List<String>> safe = new TreeMap<>(headers);
    safe.computeIfPresent("authorization", (name, values) -> List.of("***"));
    return safe;
  }
}
