package dev.ostiary.outgoing;

import dev.ostiary.common.OutgoingAddresses;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Where requests go (OUT-02, OUT-04): by https to public hosts; to the ranges that the operator
 * allows, also by http; while somebody develops on this machine, to it. Never to this server.
 */
final class Destinations {
  /** Ports below are other services', which a request of ours could disturb. */
  private static final int FIRST_FREE_PORT = 1024;

  /** Services above that would take HTTP for their own (WHATWG Fetch section 2.9). */
  private static final Set<Integer> OTHER_SERVICES =
      Set.of(
          1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
          6669, 6679, 6697, 10080);

  private final Rules rules;

  /**
   * What this server allows.
   *
   * @param development whether this machine may be called, and http used
   * @param ownPorts where this server listens
   * @param ownAddress whether an address is of this machine
   */
  record Rules(
      OutgoingAddresses addresses,
      boolean development,
      Supplier<Set<Integer>> ownPorts,
      Predicate<InetAddress> ownAddress) {}

  Destinations(Rules rules) {
    this.rules = rules;
  }

  /**
   * Looks at what can be seen before the name is resolved.
   *
   * @throws Refusal when it is not called
   */
  void requirePort(URI url) {
    int port = Target.port(url);
    boolean fine =
        port == 80 || port == 443 || port >= FIRST_FREE_PORT && !OTHER_SERVICES.contains(port);
    if (!fine) {
      throw new Refusal("Port " + port + " is not called");
    }
  }

  /**
   * The target, when every address of its name may be called.
   *
   * @throws Refusal when it is not called
   */
  Target of(URI url, List<InetAddress> addresses) {
    boolean internal = addresses.stream().allMatch(rules.addresses()::isException);
    if (url.getScheme().equals("http") && !internal && !rules.development()) {
      throw new Refusal("Only https is called");
    }
    if (addresses.isEmpty() || !addresses.stream().allMatch(this::fine)) {
      throw unreachable();
    }
    boolean ownPort = rules.ownPorts().get().contains(Target.port(url));
    if (ownPort && addresses.stream().anyMatch(rules.ownAddress())) {
      throw new Refusal("This server is called at the tenant's own issuer only");
    }
    return new Target(url, addresses);
  }

  private boolean fine(InetAddress address) {
    return rules.addresses().isException(address)
        || rules.development() && address.isLoopbackAddress()
        || rules.addresses().allows(address) && !rules.ownAddress().test(address);
  }

  /**
   * Whether it is this machine's. Even a public one leads past what guards it from outside, if one
   * is on the machine.
   */
  static boolean ofThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  /** The same for a name that nobody has and for an internal address (OUT-07). */
  private static Refusal unreachable() {
    return new Refusal("The host has no public address");
  }
}
