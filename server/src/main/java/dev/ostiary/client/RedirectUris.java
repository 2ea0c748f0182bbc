package dev.ostiary.client;

import java.net.URI;

/**
 * The one exception to exact redirect URIs: the port of a native app on loopback (RFC 8252 7.3).
 */
final class RedirectUris {
  private RedirectUris() {}

  static boolean matchesLoopback(Client client, String uri) {
    if (!client.appType().equals("native")) {
      return false;
    }
    var asked = loopback(uri);
    return asked != null && client.callbacks().stream().anyMatch(c -> asked.equals(loopback(c)));
  }

  /** The URI without its port when it is http on a loopback address, otherwise null. */
  private static @org.jspecify.annotations.Nullable String loopback(String text) {
    try {
      var uri = URI.create(text);
      boolean local = "127.0.0.1".equals(uri.getHost()) || "[::1]".equals(uri.getHost());
      if (!local || !"http".equals(uri.getScheme()) || uri.getRawUserInfo() != null) {
        return null;
      }
      return uri.getHost()
          + uri.getRawPath()
          + "?"
          + uri.getRawQuery()
          + "#"
          + uri.getRawFragment();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
