package dev.ostiary.example.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/** The routes, who may call them, and the answers. */
final class ReportsApi implements HttpHandler {
  private static final Logger LOG = System.getLogger(ReportsApi.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AccessTokenVerifier verifier;
  private final String allowedOrigin;
  private final List<Report> reports =
      List.of(
          new Report("2026-09", "Sales, September", 48_210),
          new Report("2026-10", "Sales, October", 51_930));

  /** A month's revenue in euros. */
  record Report(String id, String title, int revenue) {}

  /** An export of so many reports, and the user who asked for it. */
  record Export(int exported, String format, String requestedBy) {}

  /**
   * @param allowedOrigin the one web origin whose scripts may call us
   */
  ReportsApi(AccessTokenVerifier verifier, String allowedOrigin) {
    this.verifier = verifier;
    this.allowedOrigin = allowedOrigin;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      allowOrigin(exchange);
      if (isPreflight(exchange)) {
        answerPreflight(exchange);
        return;
      }
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      send(exchange, 200, bodyFor(exchange));
    } catch (Refusal refusal) {
      var challenge = refusal.challenge();
      if (challenge != null) {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
      }
      send(exchange, refusal.status(), refusal.body());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request failed", e);
      send(exchange, 500, Map.of("error", "server_error"));
    }
  }

  private Object bodyFor(HttpExchange exchange) throws Refusal {
    var route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    return switch (route) {
      case "GET /public" -> Map.of("message", "Anyone may read this: no token is needed.");
      case "GET /reports" -> {
        callerWith(ReportPermissions.Report.READ, exchange);
        yield reports;
      }
      case "POST /reports/export" -> {
        var caller = callerWith(ReportPermissions.Report.EXPORT, exchange);
        yield new Export(reports.size(), "csv", caller.subject());
      }
      default -> throw Refusal.notFound(route);
    };
  }

  private Caller callerWith(String permission, HttpExchange exchange) throws Refusal {
    var caller = verifier.verify(bearerToken(exchange));
    caller.require(permission);
    return caller;
  }

  /** RFC 6750 §2.1. The scheme's name is compared without case (RFC 9110 §11.1). */
  private static String bearerToken(HttpExchange exchange) throws Refusal {
    var values = exchange.getRequestHeaders().get("Authorization");
    if (values == null) {
      throw Refusal.missingToken();
    }
    var value = values.getFirst();
    if (values.size() != 1 || !value.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw Refusal.missingToken();
    }
    return value.substring(7).strip();
  }

  private void allowOrigin(HttpExchange exchange) {
    var headers = exchange.getResponseHeaders();
    headers.set("Vary", "Origin");
    if (allowedOrigin.equals(exchange.getRequestHeaders().getFirst("Origin"))) {
      headers.set("Access-Control-Allow-Origin", allowedOrigin);
      headers.set("Access-Control-Expose-Headers", "WWW-Authenticate");
    }
  }

  private static boolean isPreflight(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("OPTIONS");
  }

  /** A browser asks before it sends a token to another origin; its question carries no token. */
  private static void answerPreflight(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Access-Control-Allow-Methods", "GET, POST");
    headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
    headers.set("Access-Control-Max-Age", "600");
    exchange.sendResponseHeaders(204, -1);
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] json = JSON.writeValueAsBytes(body);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
  }
}
