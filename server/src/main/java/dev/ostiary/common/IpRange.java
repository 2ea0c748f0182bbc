package dev.ostiary.common;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3), such as {@code
 * 192.0.2.0/24} or {@code 2001:db8::/32}; an address alone is a range of one.
 */
public final class IpRange {
  /** Only digits: a name must never be looked up here, and 127.1 is not an address. */
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

  private final byte[] network;
  private final int bits;

  private IpRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /** Reads a range; empty when it is none. */
  public static Optional<IpRange> parse(String text) {
    var matcher = FORM.matcher(text);
    if (text.length() > 60 || !matcher.matches()) {
      return Optional.empty();
    }
    var length = matcher.group(2);
    return bytes(matcher.group(1))
        .map(b -> new IpRange(b, length == null ? b.length * 8 : Integer.parseInt(length)))
        .filter(range -> range.bits <= range.network.length * 8);
  }

  /** Whether a text is a range. */
  public static boolean isRange(String text) {
    return parse(text).isPresent();
  }

  /** An address as its bytes; an IPv4 address in IPv6 form is an IPv4 address. */
  private static Optional<byte[]> bytes(String address) {
    try {
      return Optional.of(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether the address, as text, is in the range. */
  public boolean contains(String address) {
    var matcher = FORM.matcher(address);
    return matcher.matches()
        && matcher.group(2) == null
        && bytes(address).filter(this::contains).isPresent();
  }

  /** Whether the address, as bytes in network order, is in the range. */
  public boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
