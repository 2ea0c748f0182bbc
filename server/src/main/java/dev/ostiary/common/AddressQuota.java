package dev.ostiary.common;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many of something each address has. Of IPv6 the first 64 bits count: whoever has one address
 * there has all that begin so.
 */
public final class AddressQuota {
  private static final int PREFIX = 8;
  private final int most;
  private final Map<ByteBuffer, Integer> held = new ConcurrentHashMap<>();

  /** So many for each. */
  public AddressQuota(int most) {
    this.most = most;
  }

  /** Takes one; false when the address has all it may have. Each that was taken is given back. */
  public boolean take(InetAddress address) {
    var taken = new boolean[1];
    held.compute(
        key(address),
        (key, before) -> {
          int now = before == null ? 0 : before;
          taken[0] = now < most;
          return taken[0] ? Integer.valueOf(now + 1) : before;
        });
    return taken[0];
  }

  /** Gives one back. */
  public void giveBack(InetAddress address) {
    held.computeIfPresent(key(address), (key, before) -> before == 1 ? null : before - 1);
  }

  private static ByteBuffer key(InetAddress address) {
    var bytes = address.getAddress();
    return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, PREFIX) : bytes);
  }

  /** What counts as one address, as text; what is no address counts as it is. */
  public static String network(String address) {
    try {
      var found = InetAddress.ofLiteral(address);
      return found instanceof Inet6Address
          ? HexFormat.of().formatHex(found.getAddress(), 0, PREFIX)
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
