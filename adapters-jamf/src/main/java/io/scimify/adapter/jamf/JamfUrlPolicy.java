package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfResult.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Which addresses may be called. The Jamf URL is an administrator's input, and must not become a
 * way into the network that Scimify runs in.
 */
final class JamfUrlPolicy {
  private final boolean allowsInsecure;

  JamfUrlPolicy(boolean allowsInsecure) {
    this.allowsInsecure = allowsInsecure;
  }

  boolean allowsEverything() {
    return allowsInsecure;
  }

  /** Resolves the host, which may take a while, and fails if it must not be called. */
  void check(URI url) {
    if (allowsInsecure) {
      return;
    }
    refusal(url)
        .ifPresent(
            sentence -> {
              throw JamfFailure.of(Reason.UNREACHABLE, sentence).notRepeatable();
            });
  }

  private static Optional<String> refusal(URI url) {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("Instance URL " + url + " is not https; " + REMEDY);
    }
    for (InetAddress address : addresses(url.getHost())) {
      if (!isPublic(address)) {
        return Optional.of(
            "Instance URL "
                + url
                + " leads to "
                + address.getHostAddress()
                + ", which is not a public address; "
                + REMEDY);
      }
    }
    return Optional.empty();
  }

  private static final String REMEDY =
      "correct it, or allow such addresses with scimify.jamf.allow-insecure-urls=true.";

  private static InetAddress[] addresses(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw JamfFailure.of(
          Reason.UNREACHABLE,
          "The host name " + host + " of the Instance URL is not known to the DNS; check it.");
    }
  }

  static boolean isPublic(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !isReserved(address);
  }

  // RFC 6598 shared space, RFC 1122 "this network", RFC 2544 benchmarks, RFC 1112 class E,
  // RFC 4193 unique local, RFC 6052 IPv4 inside IPv6
  private static boolean isReserved(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet6Address) {
      return (first & 0xfe) == 0xfc || (first == 0 && second == 0x64);
    }
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 198 && (second == 18 || second == 19));
  }
}
