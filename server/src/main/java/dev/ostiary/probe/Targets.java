package dev.ostiary.probe;

import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.management.ManagementError;
import dev.ostiary.outgoing.Resolver;
import dev.ostiary.outgoing.Target;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where a probe may go (OUT-02, OUT-04): to this machine while somebody develops on it or when the
 * operator allows it, otherwise to public hosts by https which the tenant has verified. Never to
 * this server itself: its tokens must not come back to it.
 */
final class Targets {
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|([a-z0-9-]{1,63}\\.)+localhost|127(\\.(0|[1-9]\\d{0,2})){3}|\\[::1]");

  /** Ports below belong to other services, which a request of ours could disturb. */
  private static final int FIRST_FREE_PORT = 1024;

  private final Rules rules;

  /**
   * What this server allows.
   *
   * @param development whether this machine may be called
   * @param ownHost whether a host is one of this server's tenants'
   * @param ownPorts where this server listens
   */
  record Rules(
      OutgoingAddresses addresses,
      boolean development,
      Predicate<String> ownHost,
      Supplier<Set<Integer>> ownPorts,
      Resolver resolver) {}

  Targets(Rules rules) {
    this.rules = rules;
  }

  /** Host and port as people write them: {@code api.example.com}, {@code api.example.com:8443}. */
  static String authority(URI url) {
    return url.getPort() < 0 || url.getPort() == 443
        ? url.getHost()
        : url.getHost() + ":" + url.getPort();
  }

  /**
   * The target of a probe.
   *
   * @param verified whether the tenant has verified a host and port
   * @throws ManagementError when it may not be called
   */
  Target of(String text, Predicate<String> verified) {
    var url = url(text);
    if (LOOPBACK.matcher(url.getHost()).matches()) {
      return local(url);
    }
    requirePublic(url);
    if (!verified.test(authority(url))) {
      throw refused(
          "Only hosts are probed that this tenant has verified: add "
              + authority(url)
              + " and put its file there");
    }
    return resolved(url);
  }

  /** The target of the file with which a public host is verified. */
  Target ofDomain(String authority) {
    var url = url("https://" + authority + "/");
    requirePublic(url);
    return resolved(url);
  }

  private static URI url(String text) {
    try {
      var url = new URI(text.strip());
      var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (!Set.of("http", "https").contains(scheme)
          || url.getHost() == null
          || url.getRawUserInfo() != null
          || url.getRawFragment() != null
          || url.getPort() == 0
          || url.getPort() > 65_535) {
        throw malformed();
      }
      var host = url.getHost().toLowerCase(Locale.ROOT);
      var rest = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
      var port = url.getPort() < 0 ? "" : ":" + url.getPort();
      return new URI(new URI(scheme + "://" + host + port + rest).toASCIIString());
    } catch (URISyntaxException e) {
      throw malformed();
    }
  }

  private static ManagementError malformed() {
    return ManagementError.invalidBody(
        "'Give an absolute URL of http or https, with a host name and without a user or a"
            + " fragment' on property url (Where the API is).");
  }

  private Target local(URI url) {
    var addresses = addresses(url);
    boolean allowed =
        addresses.stream()
            .allMatch(
                a ->
                    a.isLoopbackAddress()
                        && (rules.development() || rules.addresses().isException(a)));
    if (!allowed) {
      throw refused(
          "This machine is probed in development mode only, or when the server's --outgoing-allow"
              + " names its address");
    }
    if (rules.ownPorts().get().contains(Target.port(url))) {
      throw ourselves();
    }
    return new Target(url, addresses);
  }

  private void requirePublic(URI url) {
    int port = url.getPort();
    if (!url.getScheme().equals("https")) {
      throw refused("Only https is probed outside this machine");
    }
    if (!NAME.matcher(url.getHost()).matches() || url.getHost().length() > 253) {
      throw refused("Outside this machine only host names are probed, no addresses");
    }
    if (port >= 0 && port != 443 && port < FIRST_FREE_PORT) {
      throw refused("Port " + port + " is not probed");
    }
    if (rules.ownHost().test(url.getHost())) {
      throw ourselves();
    }
  }

  private Target resolved(URI url) {
    var addresses = addresses(url);
    if (!addresses.stream().allMatch(rules.addresses()::allows)) {
      throw unreachable();
    }
    boolean own = rules.ownPorts().get().contains(Target.port(url));
    if (own && addresses.stream().anyMatch(Targets::ofThisMachine)) {
      throw ourselves();
    }
    return new Target(url, addresses);
  }

  private static boolean ofThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || java.net.NetworkInterface.getByInetAddress(address) != null;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  private List<InetAddress> addresses(URI url) {
    try {
      return List.of(rules.resolver().resolve(Target.host(url)));
    } catch (UnknownHostException e) {
      throw unreachable();
    }
  }

  /** The same for a name that nobody has and for an internal address (OUT-07). */
  private static ManagementError unreachable() {
    return refused("The host has no public address");
  }

  private static ManagementError ourselves() {
    return refused("This server does not probe itself");
  }

  private static ManagementError refused(String message) {
    return new ManagementError(403, "probe_target_refused", message);
  }
}
