package dev.ostiary.feed;

import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.management.ManagementError;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Roles;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.verification.AccessTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code /ostiary/v1/me/permissions}: what the user of an access token may do at an API now; once,
 * or again at each change. The caller is any user, hence no scope and no part of the API of
 * administrators.
 */
public final class PermissionFeed implements Endpoint, AutoCloseable {
  private static final String EVENTS = "text/event-stream";
  private final Tenants tenants;
  private final Answers answers;
  private final Listeners listeners;

  /**
   * What it works on.
   *
   * @param listeners how many streams this node keeps open, at most
   */
  public record Parts(
      Database database,
      AccessTokens accessTokens,
      Clients clients,
      ResourceServers apis,
      Roles roles,
      TokenIssuer issuer,
      int listeners,
      Time time) {}

  /** The endpoint. */
  public PermissionFeed(Tenants tenants, Parts parts) {
    this.tenants = tenants;
    this.answers = new Answers(parts);
    this.listeners = new Listeners(parts, answers);
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/ostiary/v1/me/permissions", this::permissions);
  }

  private Response permissions(Request request) {
    var token = token(request);
    if (token.isEmpty()) {
      return refused("Missing authentication", "Bearer");
    }
    var question = new Question(tenants.of(request), token.get(), audience(request));
    return switch (answers.now(question)) {
      case Outcome.Answer answer -> respond(request, question, answer);
      case Outcome.Refused ignored ->
          refused(
              "Invalid token",
              "Bearer error=\"invalid_token\", error_description=\"The access token is unknown,"
                  + " expired, for another audience or of a user who may not sign in\"");
      case Outcome.UnknownApi ignored ->
          throw ManagementError.notFound(
              "inexistent_resource_server", "The resource server does not exist");
    };
  }

  /** RFC 6750 section 2.1; a token in an address would stay in logs and histories. */
  private static Optional<String> token(Request request) {
    return request
        .header("authorization")
        .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(h -> h.substring(7).strip())
        .filter(t -> !t.isEmpty());
  }

  private static String audience(Request request) {
    var all = request.query().all("audience");
    if (all.size() != 1 || all.getFirst().isEmpty()) {
      throw ManagementError.invalidQuery("audience must be given, and once");
    }
    return all.getFirst();
  }

  /** RFC 6750 section 3: who sent no token at all is told no error. */
  private static Response refused(String message, String challenge) {
    var body =
        Json.object().put("statusCode", 401).put("error", "Unauthorized").put("message", message);
    return Response.json(401, body).with("WWW-Authenticate", challenge).noStore();
  }

  private Response respond(Request request, Question question, Outcome.Answer answer) {
    if (request.method().equals("GET") && accepts(request, EVENTS)) {
      var last = request.header("last-event-id").orElse("");
      var listener = listeners.admit(question, answer);
      // The second line is for nginx, which would else keep events until there are many.
      return cached(Response.of(200, EVENTS, out -> listener.writeTo(out, last)))
          .with("X-Accel-Buffering", "no");
    }
    var response =
        known(request, answer.etag())
            ? Response.empty(304)
            : Response.of(
                200,
                "application/json; charset=utf-8",
                answer.json().getBytes(StandardCharsets.UTF_8));
    return cached(response).with("ETag", answer.etag());
  }

  private static Response cached(Response response) {
    return response
        .with("Cache-Control", "private, no-cache")
        .with("Vary", "Accept, Authorization");
  }

  private static boolean accepts(Request request, String type) {
    return request.headers("accept").stream()
        .flatMap(h -> Arrays.stream(h.split(",")))
        .anyMatch(t -> t.split(";", 2)[0].strip().equalsIgnoreCase(type));
  }

  /** RFC 9110 section 13.1.2: weak comparison, a list, or anything at all. */
  private static boolean known(Request request, String etag) {
    return request.headers("if-none-match").stream()
        .flatMap(h -> Arrays.stream(h.split(",")))
        .map(String::strip)
        .map(t -> t.startsWith("W/") ? t.substring(2) : t)
        .anyMatch(t -> t.equals(etag) || t.equals("*"));
  }

  @Override
  public void close() {
    listeners.close();
  }
}
