package dev.ostiary.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where a request goes: an address that was checked, so that its name is not resolved again
 * (OUT-02).
 *
 * @param url absolute, with a host
 * @param addresses the only ones that are connected to; the first that takes the connection
 */
public record Target(URI url, List<InetAddress> addresses) {
  /** Whether it is https. */
  public boolean secure() {
    return url.getScheme().equals("https");
  }

  /** The port, of the scheme when the URL names none. */
  public int port() {
    return port(url);
  }

  /** The port of a URL, of its scheme when it names none. */
  public static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }

  /** The host without the brackets of IPv6. */
  public String host() {
    return host(url);
  }

  /** The host of a URL without the brackets of IPv6. */
  public static String host(URI url) {
    var host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Path and query as they stand in a request line. */
  public String path() {
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** The same host, another path. */
  public Target at(String path) {
    return new Target(url.resolve(path), addresses);
  }
}
