package dev.ostiary.login;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.url;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.TicketStore;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/tickets}: links that an administrator sends in a way of their own. */
public final class TicketsApi implements ManagementApi {
  private static final long STANDARD_SECONDS = TimeUnit.DAYS.toSeconds(5);
  private static final long MAX_SECONDS = TimeUnit.DAYS.toSeconds(365);

  private static final Schema IDENTITY =
      Schema.of(
          property("user_id", text().atMost(200), "Id at the connection").needed(),
          property("provider", text().atMost(200), "Strategy of the connection").needed(),
          property("connection_id", text(), "The connection"));

  private static final Schema COMMON =
      Schema.of(
          property("result_url", url(), "Where the browser goes when the ticket was used"),
          property("client_id", text(), "Application whose sign-in is offered afterwards"),
          property("organization_id", text(), "Kept; the pages show no organization yet"),
          property("ttl_sec", whole(0, MAX_SECONDS), "Seconds until it ends; 0 means five days"),
          property("includeEmailInRedirect", flag(), "Whether result_url is told the address"),
          property("identity", object(IDENTITY), "The account that is meant"));

  private static final Schema VERIFICATION =
      COMMON.and(property("user_id", text().atLeast(1), "The user").needed());

  private static final Schema PASSWORD =
      COMMON.and(
          property("user_id", text().atLeast(1), "The user"),
          property("email", text().atLeast(1), "Address of the user, with connection_id"),
          property("connection_id", text().atLeast(1), "Connection of the user, with email"),
          property("mark_email_as_verified", flag(), "Whether using it proves the address"));

  private static final Schema TICKET =
      Schema.of(readOnly("ticket", text(), "The link; its only copy")).titled("Ticket");

  /** Where the API finds what it needs. */
  public record Stores(
      Database database, Tenants tenants, Connections connections, Clients clients, Time time) {}

  private final Stores stores;
  private final TicketStore tickets = new TicketStore();
  private final UserStore users = new UserStore();
  private final CredentialStore credentials = new CredentialStore();

  /** The resource. */
  public TicketsApi(Stores stores) {
    this.stores = stores;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/tickets/email-verification", "create:user_tickets")
                .summary("Create a link that proves an e-mail address")
                .creates(VERIFICATION)
                .answers(201, TICKET),
            this::verification)
        .add(
            Operation.post("/tickets/password-change", "create:user_tickets")
                .summary("Create a link by which a user chooses a new password")
                .creates(PASSWORD)
                .answers(201, TICKET),
            this::password);
  }

  private Response verification(Call call) {
    var body = call.body();
    var notes = notes(call, body);
    return issue(
        call,
        tx -> {
          var user = user(tx, call.tenant(), Json.text(body, "user_id", ""));
          requireIdentity(user, body);
          var email = user.email();
          if (email == null) {
            throw new ManagementError(400, "no_email", "The user has no e-mail address.");
          }
          notes.put("email", email);
          return new Wanted(TicketStore.Kind.EMAIL_VERIFICATION, user, notes);
        });
  }

  private Response password(Call call) {
    var body = call.body();
    boolean byId = body.has("user_id");
    if (body.has("email") == byId || body.has("connection_id") == byId) {
      throw ManagementError.invalidBody(
          "'Either user_id, or email and connection_id, must be given'.");
    }
    var notes = notes(call, body);
    notes.put("verify", Json.flag(body, "mark_email_as_verified", false));
    return issue(call, tx -> password(tx, call.tenant(), body, notes));
  }

  private Wanted password(Tx tx, String tenant, ObjectNode body, ObjectNode notes) {
    var id = Json.text(body, "user_id");
    var user =
        id == null
            ? byEmail(
                tx, tenant, Json.text(body, "connection_id", ""), Json.text(body, "email", ""))
            : user(tx, tenant, id);
    requireIdentity(user, body);
    var connection =
        user.identities().stream()
            .filter(i -> i.provider().equals("auth0"))
            .findFirst()
            .orElseThrow(
                () ->
                    new ManagementError(
                        400, "invalid_identity", "The user has no account with a password."))
            .connection();
    var email = String.valueOf(user.email());
    var credential =
        credentials
            .credential(tx, tenant, connection, email)
            .orElseThrow(
                () -> new ManagementError(400, "no_email", "The user has no e-mail address."));
    notes
        .put("connection", connection)
        .put("email", email)
        .put("password", Accounts.fingerprint(credential));
    return new Wanted(TicketStore.Kind.PASSWORD_RESET, user, notes);
  }

  private record Wanted(TicketStore.Kind kind, User user, ObjectNode notes) {}

  private Response issue(Call call, java.util.function.Function<Tx, Wanted> prepare) {
    long seconds = Json.number(call.body(), "ttl_sec", 0);
    long end = stores.time().millis() + 1_000 * (seconds == 0 ? STANDARD_SECONDS : seconds);
    var tenant = stores.tenants().byId(call.tenant());
    var link =
        stores
            .database()
            .write(
                tx -> {
                  var wanted = prepare.apply(tx);
                  if (wanted.user().blocked()) {
                    throw new ManagementError(400, "user_blocked", "The user is blocked.");
                  }
                  var ticket = new TicketStore.Ticket(wanted.user().id(), wanted.notes());
                  var secret = tickets.issueUntil(tx, tenant.id(), wanted.kind(), ticket, end);
                  return page(wanted.kind()) + "?ticket=" + secret + "#";
                });
    return Response.json(201, Json.object().put("ticket", tenant.issuer() + link));
  }

  private static String page(TicketStore.Kind kind) {
    return kind == TicketStore.Kind.PASSWORD_RESET ? "u/reset-password" : "u/email-verification";
  }

  /** What the ticket remembers of how it was asked for. */
  private ObjectNode notes(Call call, ObjectNode body) {
    var result = Json.text(body, "result_url");
    var clientId = Json.text(body, "client_id");
    if (result != null && (clientId != null || body.has("organization_id"))) {
      throw ManagementError.invalidBody(
          "'result_url cannot be given together with client_id or organization_id'.");
    }
    var notes = Json.object();
    boolean withEmail = Json.flag(body, "includeEmailInRedirect", false);
    new Destination(result, link(call.tenant(), clientId), withEmail).note(notes);
    return notes;
  }

  private @Nullable String link(String tenant, @Nullable String clientId) {
    if (clientId == null) {
      return null;
    }
    var client =
        stores
            .clients()
            .find(tenant, clientId)
            .orElseThrow(
                () -> ManagementError.notFound("inexistent_client", "The client does not exist."));
    return Json.text(client.body(), "initiate_login_uri");
  }

  private User user(Tx tx, String tenant, String id) {
    return users.find(tx, tenant, id).orElseThrow(TicketsApi::noUser);
  }

  private User byEmail(Tx tx, String tenant, String connectionId, String email) {
    var connection =
        stores
            .connections()
            .byId(tenant, connectionId)
            .filter(Connection::database)
            .orElseThrow(
                () ->
                    ManagementError.notFound(
                        "inexistent_connection", "The connection does not exist."));
    return credentials
        .credential(tx, tenant, connection.name(), email)
        .flatMap(c -> users.find(tx, tenant, c.userId()))
        .orElseThrow(TicketsApi::noUser);
  }

  private static void requireIdentity(User user, ObjectNode body) {
    var own = Json.text(Json.child(body, "identity"), "user_id");
    if (own != null && user.identities().stream().noneMatch(i -> i.subject().equals(own))) {
      throw new ManagementError(400, "invalid_identity", "The user has no such identity.");
    }
  }

  private static ManagementError noUser() {
    return ManagementError.notFound("inexistent_user", "The user does not exist.");
  }
}
