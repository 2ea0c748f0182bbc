package dev.ostiary.cli;

import dev.ostiary.common.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Finds what people call by names: applications and users. */
final class Names {
  private static final int PAGE = 100;
  private final Remote server;

  Names(Remote server) {
    this.server = server;
  }

  /** One segment of a path, or a value in a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The {@code client_id} of an application.
   *
   * @param text its id or its name
   */
  String client(String text) {
    if (server.get("api/v2/clients/" + encoded(text) + "?fields=client_id").ok()) {
      return text;
    }
    for (int page = 0; ; page++) {
      var list =
          Remote.expect(
              server.get(
                  "api/v2/clients?fields=client_id,name&per_page=" + PAGE + "&page=" + page));
      for (var client : list) {
        if (text.equals(Json.text(client, "name"))) {
          return Json.text(client, "client_id", "");
        }
      }
      if (list.size() < PAGE) {
        throw new CommandFailure("There is no application " + text);
      }
    }
  }

  /**
   * The {@code user_id} of a user.
   *
   * @param text the id or an e-mail address
   */
  String user(String text) {
    if (text.contains("|")) {
      return text;
    }
    var found = Remote.expect(server.get("api/v2/users-by-email?email=" + encoded(text)));
    if (found.isEmpty()) {
      throw new CommandFailure("There is no user " + text);
    }
    return Json.text(found.get(0), "user_id", "");
  }
}
