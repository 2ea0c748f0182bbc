package dev.ostiary.probe;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where requests go: an address that was checked, so that its name is not resolved again (OUT-02).
 *
 * @param addresses the only ones that are connected to; the first that takes the connection
 */
record Target(URI url, List<InetAddress> addresses) {
  boolean secure() {
    return url.getScheme().equals("https");
  }

  int port() {
    return url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
  }

  /** The host without the brackets of IPv6. */
  String host() {
    var host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Path and query as they stand in a request line. */
  String path() {
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** The same host, another path. */
  Target at(String path) {
    return new Target(url.resolve(path), addresses);
  }
}
