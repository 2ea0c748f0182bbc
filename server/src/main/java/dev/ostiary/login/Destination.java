package dev.ostiary.login;

import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the browser goes when a ticket was used, as the administrator who made it chose.
 *
 * @param redirect an address to go to at once, or null
 * @param link an address to offer, or null
 */
record Destination(@Nullable String redirect, @Nullable String link, boolean withEmail) {
  /** What {@link #note} wrote. */
  static Destination of(ObjectNode ticket) {
    return new Destination(
        Json.text(ticket, "result_url"),
        Json.text(ticket, "link"),
        Json.flag(ticket, "include_email", false));
  }

  /** Writes it down in a ticket. */
  void note(ObjectNode ticket) {
    if (redirect != null) {
      ticket.put("result_url", redirect);
    }
    if (link != null) {
      ticket.put("link", link);
    }
    ticket.put("include_email", withEmail);
  }

  /** The redirect with what happened, as Auth0 tells it. */
  @Nullable String redirectFor(User user, String message) {
    if (redirect == null) {
      return null;
    }
    int fragment = redirect.indexOf('#');
    var address = fragment < 0 ? redirect : redirect.substring(0, fragment);
    var email = user.email();
    return address
        + (address.contains("?") ? "&" : "?")
        + (withEmail && email != null ? "email=" + encode(email) + "&" : "")
        + "success=true&code=success&message="
        + encode(message)
        + (fragment < 0 ? "" : redirect.substring(fragment));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
