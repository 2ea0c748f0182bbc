package dev.ostiary.credential;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.session.SessionStore;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.user.KnownUsers;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/refresh-tokens} and the refresh tokens of one user. */
public final class RefreshTokensApi implements ManagementApi {
  private static final String NOTES = "refresh_token_metadata";
  private static final Schema SCHEMA =
      Schema.of(
              property("id", text(), "Id; the token itself is nowhere kept"),
              property("user_id", text(), "Whose token it is"),
              property("created_at", time(), "When it was made"),
              property("idle_expires_at", nullable(time()), "When it ends without use"),
              property("expires_at", nullable(time()), "When it ends in any case"),
              property("device", any(), "The device of its session, as long as that lives"),
              property("client_id", text(), "The application that holds it"),
              property("session_id", nullable(text()), "The session in which it was made"),
              property("rotating", flag(), "Whether each use gives a new token"),
              property("resource_servers", listOf(any()), "APIs and scopes"),
              property("last_exchanged_at", nullable(time()), "When it was used last"),
              Notes.member(NOTES))
          .titled("RefreshToken");
  private static final Schema REVOKE =
      Schema.of(
          property("ids", listOf(text()).atLeast(1).atMost(100), "Ids of the tokens"),
          property("user_id", text().atLeast(1), "All tokens of this user"),
          property("client_id", text().atLeast(1), "Only those of this application"),
          property("audience", text().atLeast(1), "Only those for this API"));

  private final CredentialParts parts;
  private final RefreshTokenRecordStore records = new RefreshTokenRecordStore();
  private final RefreshTokenStore tokens = new RefreshTokenStore();
  private final KnownUsers users = new KnownUsers();

  /** The resource. */
  public RefreshTokensApi(CredentialParts parts) {
    this.parts = parts;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    ofUser(routes);
    routes
        .add(
            Operation.get("/refresh-tokens", "read:refresh_tokens")
                .summary("List refresh tokens")
                .needs("user_id", text().atLeast(1), "Whose tokens")
                .query("client_id", text(), "Only those of this application")
                .query(Paging.LIST)
                .fields()
                .answers(200, Paging.checkpointAnswer("refresh_tokens", object(SCHEMA))),
            this::list)
        .add(
            Operation.post("/refresh-tokens/revoke", "delete:refresh_tokens")
                .summary("End refresh tokens by ids, user, application or API")
                .creates(REVOKE)
                .answers(204),
            this::revoke)
        .add(
            Operation.get("/refresh-tokens/{id}", "read:refresh_tokens")
                .summary("Get a refresh token")
                .answers(200, SCHEMA),
            call -> Response.json(200, show(call, parts.database().read(tx -> find(tx, call)))))
        .add(
            Operation.patch("/refresh-tokens/{id}", "update:refresh_tokens")
                .summary("Note something at a refresh token")
                .changes(Schema.of(Notes.member(NOTES)))
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/refresh-tokens/{id}", "delete:refresh_tokens")
                .summary("End a refresh token")
                .answers(204),
            this::delete);
  }

  private void ofUser(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/users/{id}/refresh-tokens", "read:refresh_tokens")
                .summary("List the refresh tokens of a user")
                .query(Paging.LIST)
                .answers(200, Paging.checkpointAnswer("tokens", object(SCHEMA))),
            call -> {
              var user = parts.database().read(tx -> users.of(tx, call)).id();
              return page(call, "tokens", filter(call, user, null));
            })
        .add(
            Operation.delete("/users/{id}/refresh-tokens", "delete:refresh_tokens")
                .summary("End all refresh tokens of a user")
                .answers(202),
            this::deleteAll);
  }

  private static RefreshTokenRecordStore.Filter filter(
      Call call, String user, @Nullable String client) {
    return new RefreshTokenRecordStore.Filter(call.tenant(), user, client);
  }

  private Response list(Call call) {
    var user =
        call.query()
            .get("user_id")
            .orElseThrow(
                () -> ManagementError.invalidQuery("'Missing required property: user_id'."));
    return page(call, "refresh_tokens", filter(call, user, call.query().value("client_id")));
  }

  private Response page(Call call, String name, RefreshTokenRecordStore.Filter filter) {
    var paging = Paging.of(call.query(), 50).asCheckpoint();
    var fields = Fields.of(call.query());
    long now = parts.time().millis();
    return parts
        .database()
        .read(
            tx -> {
              var window = new SessionStore.Window(now, paging.offset(), paging.limit());
              var rows = records.page(tx, filter, window);
              return paging.respond(
                  name,
                  rows.stream().map(r -> fields.of(show(call, r))).toList(),
                  OptionalLong.of(records.count(tx, filter, now)));
            });
  }

  private ObjectNode show(Call call, RefreshTokenRecord token) {
    boolean rotating =
        parts
            .clients()
            .find(call.tenant(), token.clientId())
            .filter(c -> c.refreshPolicy().rotating())
            .isPresent();
    return token.toJson(rotating, parts.defaultAudience(call.tenant()));
  }

  private RefreshTokenRecord find(Tx tx, Call call) {
    return records
        .find(tx, call.tenant(), call.path("id"), parts.time().millis())
        .orElseThrow(() -> ManagementError.notFound(null, "The refresh token does not exist."));
  }

  private Response patch(Call call) {
    var after =
        parts
            .database()
            .write(
                tx -> {
                  var found = find(tx, call);
                  var notes = Notes.changed(call, NOTES, found.metadata());
                  records.note(tx, call.tenant(), found.id(), notes);
                  return find(tx, call);
                });
    return Response.json(200, show(call, after));
  }

  private Response delete(Call call) {
    parts.database().write(tx -> end(tx, find(tx, call)));
    return Response.empty(204);
  }

  private boolean end(Tx tx, RefreshTokenRecord token) {
    return tokens.revoke(tx, token.id(), "revoked by an administrator", parts.time().millis());
  }

  private Response deleteAll(Call call) {
    parts
        .database()
        .write(
            tx -> {
              var user = users.locked(tx, call).id();
              long now = parts.time().millis();
              tokens.revokeUser(tx, call.tenant(), user, "revoked by an administrator", now);
              return true;
            });
    return Response.empty(202);
  }

  private Response revoke(Call call) {
    var body = call.body();
    var ids = Json.strings(body, "ids");
    var user = Json.text(body, "user_id");
    if (ids.isEmpty() == (user == null)) {
      throw ManagementError.invalidBody("'Either ids or user_id is needed' on property user_id.");
    }
    parts
        .database()
        .write(
            tx -> {
              chosen(tx, call, ids, body).forEach(t -> end(tx, t));
              return true;
            });
    return Response.empty(204);
  }

  private List<RefreshTokenRecord> chosen(Tx tx, Call call, List<String> ids, ObjectNode body) {
    long now = parts.time().millis();
    var user = Json.text(body, "user_id");
    if (user == null) {
      return ids.stream().flatMap(id -> records.find(tx, call.tenant(), id, now).stream()).toList();
    }
    var audience = Json.text(body, "audience");
    var standard = parts.defaultAudience(call.tenant());
    return records.all(tx, filter(call, user, Json.text(body, "client_id")), now).stream()
        .filter(t -> audience == null || audience.equals(t.audience(standard)))
        .toList();
  }
}
