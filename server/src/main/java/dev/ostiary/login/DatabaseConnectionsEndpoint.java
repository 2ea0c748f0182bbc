package dev.ostiary.login;

import dev.ostiary.branding.Languages;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.extension.Refusal;
import dev.ostiary.extension.Situation;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.lifecycle.Account;
import dev.ostiary.lifecycle.Signups;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.Registration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sign-up and password change for scripts, as Auth0's SDKs call them. Routes: {@code
 * /dbconnections/signup}, {@code /dbconnections/change_password}.
 */
public final class DatabaseConnectionsEndpoint implements Endpoint {
  private static final String RESET_TEXT = "We've just sent you an email to reset your password.";
  private final Tenants tenants;
  private final Parts parts;

  /** What the endpoint stands on. */
  public record Parts(
      Clients clients, Connections connections, Signups signups, Accounts accounts, AuditLog log) {}

  /** The endpoint. */
  public DatabaseConnectionsEndpoint(Tenants tenants, Parts parts) {
    this.tenants = tenants;
    this.parts = parts;
  }

  @Override
  public void routes(Routes routes) {
    routes
        .post("/dbconnections/signup", this::signup)
        .post("/dbconnections/change_password", this::changePassword);
  }

  private ObjectNode body(Request request) {
    if (!request.contentType().equals("application/json")) {
      var json = Json.object();
      var form = request.form();
      for (var name : form.repeated()) {
        throw HttpError.badRequest("Repeated parameter: " + name);
      }
      form.toMap().forEach(json::put);
      return json;
    }
    try {
      if (Json.parse(request.bytes()) instanceof ObjectNode object) {
        return object;
      }
    } catch (Json.MalformedJson e) {
      throw HttpError.badRequest("The body is not well-formed JSON");
    }
    throw HttpError.badRequest("The body must be a JSON object");
  }

  private Optional<Connection> connection(Tenant tenant, ObjectNode body) {
    var clientId = Json.text(body, "client_id", "");
    if (parts.clients().find(tenant.id(), clientId).isEmpty()) {
      return Optional.empty();
    }
    var name = Json.text(body, "connection", "");
    return parts.connections().databasesOf(tenant.id(), clientId).stream()
        .filter(c -> c.name().equals(name))
        .findFirst();
  }

  private Response signup(Request request) {
    var tenant = tenants.of(request);
    var body = body(request);
    // Nobody becomes an administrator by signing up: the dashboard is no stored client.
    boolean ours =
        parts.clients().stored(tenant.id(), Json.text(body, "client_id", "")).isPresent();
    var connection = connection(tenant, body).filter(c -> ours && c.allowsSignup());
    var password = Json.text(body, "password", "");
    if (connection.isEmpty()) {
      return refuse(tenant, request, body, legacy("invalid_signup", "Invalid sign up"));
    }
    var profile = Json.object();
    for (var name : new String[] {"name", "nickname", "given_name", "family_name", "picture"}) {
      var value = Json.text(body, name);
      if (value != null && value.length() <= 300) {
        profile.put(name, value);
      }
    }
    if (body.get("user_metadata") instanceof ObjectNode metadata && metadata.size() <= 10) {
      profile.set("user_metadata", metadata);
    }
    var wanted =
        new Registration.NewUser(
            null, Json.text(body, "email", ""), password, false, false, profile);
    var client = parts.clients().find(tenant.id(), Json.text(body, "client_id", "")).orElse(null);
    var account = new Account(tenant, client, connection.get(), Situation.of(request));
    return switch (parts.signups().signUp(account, wanted)) {
      case Signups.Refused refused -> refuse(tenant, request, body, refused.refusal());
      case Signups.Asked asked -> answer(tenant, request, body, asked.outcome());
    };
  }

  /** As Auth0 tells of a program that refuses; of one that failed nothing is told but that. */
  private Response refuse(Tenant tenant, Request request, ObjectNode body, Refusal refusal) {
    boolean silent = refusal.failed() && refusal.toPeople().isEmpty();
    boolean own = !refusal.failed() && !refusal.code().equals("extensibility_error");
    var reason = silent ? "The sign-up could not be checked" : refusal.reason();
    var error = LegacyErrors.body(400, own ? refusal.code() : "extensibility_error", reason);
    if (!own) {
      error.put("name", "InternalExtensibilityError").put("message", reason);
      if (!refusal.toPeople().isEmpty()) {
        error.put("friendly_message", refusal.toPeople());
      }
      error.put("fromSandbox", true);
    }
    return refuse(tenant, request, body, error, refusal.detail());
  }

  private Response answer(
      Tenant tenant, Request request, ObjectNode body, Registration.Outcome outcome) {
    var password = Json.text(body, "password", "");
    return switch (outcome) {
      case Registration.Registered made -> signedUp(tenant, request, body, made);
      case Registration.WeakPassword weak ->
          refuse(tenant, request, body, weak.policy().strengthError(password));
      case Registration.InvalidEmail ignored ->
          refuse(tenant, request, body, legacy("invalid_signup", "Invalid sign up"));
      case Registration.Refused refused ->
          refuse(
              tenant,
              request,
              body,
              legacy(
                  refused.code().isEmpty() ? "invalid_signup" : refused.code(), refused.message()));
      case Registration.Failed failed ->
          refuse(
              tenant,
              request,
              body,
              new Answer(
                  503,
                  LegacyErrors.body(
                      503, "unavailable", "The account could not be made. Try again."),
                  failed.reason()));
      case Registration.Exists ignored ->
          refuse(
              tenant,
              request,
              body,
              tenant.flag("enable_public_signup_user_exists_error", false)
                  ? Json.object()
                      .put("code", "user_exists")
                      .put("description", "The user already exists.")
                  : legacy("invalid_signup", "Invalid sign up"));
    };
  }

  private Response signedUp(
      Tenant tenant, Request request, ObjectNode body, Registration.Registered made) {
    var user = made.user();
    var language =
        Languages.choose(
            null,
            request
                .header("x-request-language")
                .or(() -> request.header("accept-language"))
                .orElse(null));
    parts.accounts().sendVerification(tenant, user, language);
    parts
        .log()
        .write(
            tenant.id(),
            request,
            LogEvent.of(LogType.SUCCESS_SIGNUP, "User signed up")
                .client(Json.text(body, "client_id"))
                .user(user.id(), user.name())
                .at(user.connections().getFirst()));
    var json =
        Json.object()
            .put("_id", user.identities().getFirst().subject())
            .put("email", user.email())
            .put("email_verified", false);
    user.body().properties().forEach(p -> json.set(p.getKey(), p.getValue()));
    return Response.json(200, json);
  }

  private Response refuse(Tenant tenant, Request request, ObjectNode body, ObjectNode error) {
    var reason =
        Json.text(error, "code", "")
            + ": "
            + Json.text(error, "message", Json.text(error, "description", ""));
    return refuse(tenant, request, body, error, reason);
  }

  private Response refuse(
      Tenant tenant, Request request, ObjectNode body, ObjectNode error, String reason) {
    return refuse(tenant, request, body, new Answer(400, error, reason));
  }

  private record Answer(int status, ObjectNode error, String reason) {}

  private Response refuse(Tenant tenant, Request request, ObjectNode body, Answer refusal) {
    parts
        .log()
        .write(
            tenant.id(),
            request,
            LogEvent.of(LogType.FAILED_SIGNUP, refusal.reason())
                .client(Json.text(body, "client_id"))
                .user(null, Json.text(body, "email")));
    return Response.json(refusal.status(), refusal.error());
  }

  private static ObjectNode legacy(String code, String description) {
    return LegacyErrors.body(400, code, description);
  }

  /** Says the same for known and unknown addresses. */
  private Response changePassword(Request request) {
    var tenant = tenants.of(request);
    var body = body(request);
    var email = Json.text(body, "email", "");
    if (email.isEmpty()) {
      return Response.json(400, legacy("invalid_request", "email is required"));
    }
    var language = Languages.choose(null, request.header("accept-language").orElse(null));
    connection(tenant, body).ifPresent(c -> parts.accounts().sendReset(tenant, c, email, language));
    parts
        .log()
        .write(
            tenant.id(),
            request,
            LogEvent.of(LogType.SUCCESS_CHANGE_PASSWORD_REQUEST, "A new password was asked for")
                .client(Json.text(body, "client_id"))
                .user(null, email));
    return Response.html(200, RESET_TEXT);
  }
}
