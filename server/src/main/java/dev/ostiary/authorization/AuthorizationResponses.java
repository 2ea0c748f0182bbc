package dev.ostiary.authorization;

import dev.ostiary.client.Client;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.AuthorizationRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends the authorization response back in its mode: query and fragment (OAuth 2.0 Multiple
 * Response Types), form_post (its own specification) and web_message, on which silent renewal
 * stands.
 */
final class AuthorizationResponses {
  private AuthorizationResponses() {}

  static Response send(AuthorizationRequest request, Map<String, String> values) {
    var uri = request.redirectUri();
    var response =
        switch (request.responseMode()) {
          case QUERY -> Response.redirect(withQuery(uri, encode(values)));
          case FRAGMENT -> Response.redirect(uri + "#" + encode(values));
          case FORM_POST -> formPost(uri, values);
          case WEB_MESSAGE -> webMessage(uri, values);
        };
    return response.noStore();
  }

  /** A redirect URI may have a query of its own, which stays (RFC 6749 section 3.1.2). */
  private static String withQuery(String uri, String query) {
    return uri
        + (uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") || uri.endsWith("&") ? "" : "&")
        + query;
  }

  private static String encode(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + "="
                    + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("&"));
  }

  private static Response formPost(String uri, Map<String, String> values) {
    var nonce = Ids.secret();
    var fields =
        values.entrySet().stream()
            .map(
                e ->
                    "<input type=\"hidden\" name=\""
                        + escape(e.getKey())
                        + "\" value=\""
                        + escape(e.getValue())
                        + "\">")
            .collect(Collectors.joining("\n"));
    var page =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Submit this form</title></head>
        <body><form method="post" action="%s">
        %s
        <noscript><p>Your browser runs no scripts.</p><button type="submit">Continue</button></noscript>
        </form><script nonce="%s">document.forms[0].submit()</script></body></html>
        """
            .formatted(escape(uri), fields, nonce);
    return Response.html(200, page)
        .with(
            "Content-Security-Policy",
            policy(nonce) + "; form-action " + source(uri) + "; frame-ancestors 'none'")
        .with("X-Frame-Options", "DENY");
  }

  /** Where the form may lead: the callback's origin, or the scheme of an app's own. */
  private static String source(String uri) {
    var origin = Client.origin(uri);
    return origin == null ? uri.substring(0, uri.indexOf(':') + 1) : origin;
  }

  /** Framed by the application on purpose, hence no frame-ancestors and no X-Frame-Options. */
  private static Response webMessage(String uri, Map<String, String> values) {
    var nonce = Ids.secret();
    var message = Json.object().put("type", "authorization_response");
    var response = message.putObject("response");
    values.forEach(
        (name, value) -> {
          if (name.equals("expires_in")) {
            response.put(name, Long.parseLong(value));
          } else {
            response.put(name, value);
          }
        });
    var origin = Client.origin(uri);
    var page =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Authorization Response</title></head>
        <body><script nonce="%s">(function (window) {
          var target = window.opener || window.parent;
          target.postMessage(%s, %s);
        })(this);</script></body></html>
        """
            .formatted(
                nonce,
                script(Json.write(message)),
                script(
                    Json.write(
                        Json.array(java.util.List.of(origin == null ? "null" : origin)).get(0))));
    return Response.html(200, page).with("Content-Security-Policy", policy(nonce));
  }

  private static String policy(String nonce) {
    return "default-src 'none'; base-uri 'none'; script-src 'nonce-" + nonce + "'";
  }

  /** JSON that cannot end the script element it stands in. */
  private static String script(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
