package io.scimify.jamf.simulator;

import java.util.regex.Pattern;

/**
 * Which calls a fault hits: by method and path, after some have passed, a number of times, and with
 * a probability. An immutable description; {@link Faults} counts.
 */
public record FaultRule(
    String method, Pattern path, Fault fault, int skip, int times, double probability) {

  public static final String ANY_METHOD = "*";

  /** Every matching call, until changed with {@link #times(int)}. */
  public static FaultRule on(String method, String pathRegex, Fault fault) {
    return new FaultRule(method, Pattern.compile(pathRegex), fault, 0, Integer.MAX_VALUE, 1.0);
  }

  public FaultRule times(int count) {
    return new FaultRule(method, path, fault, skip, count, probability);
  }

  public FaultRule afterSkipping(int count) {
    return new FaultRule(method, path, fault, count, times, probability);
  }

  public FaultRule withProbability(double share) {
    return new FaultRule(method, path, fault, skip, times, share);
  }

  boolean covers(String calledMethod, String calledPath) {
    return (method.equals(ANY_METHOD) || method.equalsIgnoreCase(calledMethod))
        && path.matcher(calledPath).matches();
  }
}
