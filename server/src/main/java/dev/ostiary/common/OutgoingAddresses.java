package dev.ostiary.common;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * To which addresses this server connects when a tenant names the target: to public ones, and to
 * the internal ranges that whoever runs the server allows. The check belongs to the very address of
 * the connection, never to a name (OUT-02).
 */
public final class OutgoingAddresses {
  /** Not public, by the registries for special purposes of RFC 6890 (IANA), or a way around. */
  private static final List<IpRange> INTERNAL =
      ranges(
          """
          0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
          192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24
          203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
          ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 2002::/16
          fc00::/7 fe80::/10 fec0::/10 ff00::/8
          """);

  private final List<IpRange> allowed;

  /**
   * Rules with exceptions.
   *
   * @param exceptions ranges in CIDR notation, separated by commas or spaces; may be empty
   * @throws IllegalArgumentException when one of them is not a range
   */
  public OutgoingAddresses(String exceptions) {
    this.allowed = ranges(exceptions);
  }

  private static List<IpRange> ranges(String text) {
    return List.of(text.strip().split("[\\s,]+")).stream()
        .filter(range -> !range.isEmpty())
        .map(OutgoingAddresses::range)
        .toList();
  }

  private static IpRange range(String text) {
    Optional<IpRange> range = IpRange.parse(text);
    return range.orElseThrow(() -> new IllegalArgumentException("Not a range: " + text));
  }

  /** Whether a connection to this address may be made. */
  public boolean allows(InetAddress address) {
    return isException(address)
        || INTERNAL.stream().noneMatch(range -> range.contains(address.getAddress()));
  }

  /** Whether the address is internal and allowed nevertheless. */
  public boolean isException(InetAddress address) {
    return allowed.stream().anyMatch(range -> range.contains(address.getAddress()));
  }
}
