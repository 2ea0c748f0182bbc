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
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.session.SessionRecord;
import dev.ostiary.session.SessionStore;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.user.KnownUsers;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/sessions} and the sessions of one user. What is ended is ended at once. */
public final class SessionsApi implements ManagementApi {
  private static final String NOTES = "session_metadata";
  private static final Schema SCHEMA =
      Schema.of(
              property("id", text(), "Id of the session, the sid of its tokens"),
              property("user_id", text(), "Whose session it is"),
              property("created_at", time(), "When it began"),
              property("updated_at", time(), "When it changed last"),
              property("authenticated_at", time(), "When the user proved who they are"),
              property("idle_expires_at", time(), "When it ends without use"),
              property("expires_at", time(), "When it ends in any case"),
              property("last_interacted_at", time(), "When it was used last"),
              property(
                  "device",
                  object(
                      Schema.of(
                          property("initial_ip", nullable(text()), "Address of the sign-in"),
                          property("initial_user_agent", text(), "Browser of the sign-in"),
                          property("last_ip", nullable(text()), "Address of the last use"),
                          property(
                              "last_user_agent", nullable(text()), "Browser of the last use"))),
                  "Where it is used"),
              property("clients", listOf(any()), "Applications that were signed in to with it"),
              property("authentication", any(), "How the user proved who they are"),
              property("cookie", any(), "Kind of its cookie"),
              Notes.member(NOTES))
          .titled("Session");
  private static final Schema ACCESS =
      Schema.of(
          property("session_id", text().atLeast(1), "Only this session; all without it"),
          property("preserve_refresh_tokens", flag(), "Whether refresh tokens stay"));

  private final CredentialParts parts;
  private final SessionStore sessions = new SessionStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();
  private final KnownUsers users = new KnownUsers();

  /** The resource. */
  public SessionsApi(CredentialParts parts) {
    this.parts = parts;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/users/{id}/sessions", "read:sessions")
                .summary("List the sessions of a user")
                .query(Paging.LIST)
                .answers(200, Paging.checkpointAnswer("sessions", object(SCHEMA))),
            this::ofUser)
        .add(
            Operation.delete("/users/{id}/sessions", "delete:sessions")
                .summary("End all sessions of a user")
                .answers(202),
            this::endAll)
        .add(
            Operation.post("/users/{id}/revoke-access", "delete:sessions,delete:refresh_tokens")
                .summary("End sessions and refresh tokens of a user")
                .creates(ACCESS)
                .answers(202),
            this::revokeAccess)
        .add(
            Operation.get("/sessions/{id}", "read:sessions")
                .summary("Get a session")
                .answers(200, SCHEMA),
            call -> Response.json(200, find(call).toJson()))
        .add(
            Operation.patch("/sessions/{id}", "update:sessions")
                .summary("Note something at a session")
                .changes(Schema.of(Notes.member(NOTES)))
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/sessions/{id}", "delete:sessions")
                .summary("End a session")
                .note("Its refresh tokens stay; `POST /sessions/{id}/revoke` ends both.")
                .answers(202),
            call -> end(call, false))
        .add(
            Operation.post("/sessions/{id}/revoke", "delete:sessions,delete:refresh_tokens")
                .summary("End a session and its refresh tokens")
                .answers(202),
            call -> end(call, true));
  }

  private Response ofUser(Call call) {
    var paging = Paging.of(call.query(), 50).asCheckpoint();
    return parts
        .database()
        .read(
            tx -> {
              var user = users.of(tx, call).id();
              long now = parts.time().millis();
              var window = new SessionStore.Window(now, paging.offset(), paging.limit());
              var rows = sessions.ofUser(tx, call.tenant(), user, window);
              long total = sessions.countOfUser(tx, call.tenant(), user, now);
              return paging.respond(
                  "sessions",
                  rows.stream().map(SessionRecord::toJson).toList(),
                  OptionalLong.of(total));
            });
  }

  private Response endAll(Call call) {
    parts.database().write(tx -> sessions.deleteOf(tx, call.tenant(), users.locked(tx, call).id()));
    return Response.empty(202);
  }

  private Response revokeAccess(Call call) {
    var body = call.body();
    boolean tokens = !Json.flag(body, "preserve_refresh_tokens", false);
    parts
        .database()
        .write(
            tx -> {
              users.locked(tx, call);
              revoke(tx, call, body, tokens);
              return true;
            });
    return Response.empty(202);
  }

  private void revoke(Tx tx, Call call, ObjectNode body, boolean tokens) {
    var tenant = call.tenant();
    var user = call.path("id");
    long now = parts.time().millis();
    var sid = Json.text(body, "session_id");
    if (sid == null) {
      sessions.deleteOf(tx, tenant, user);
      if (tokens) {
        refreshTokens.revokeUser(tx, tenant, user, "access revoked", now);
      }
      return;
    }
    var session =
        sessions
            .bySid(tx, tenant, sid, now)
            .filter(s -> s.session().userId().equals(user))
            .orElseThrow(SessionsApi::missing);
    sessions.end(tx, tenant, sid);
    if (tokens) {
      refreshTokens.revokeSession(tx, session.session(), "access revoked", now);
    }
  }

  private Response end(Call call, boolean tokens) {
    parts
        .database()
        .write(
            tx -> {
              var found = find(tx, call).session();
              sessions.end(tx, call.tenant(), found.sid());
              if (tokens) {
                refreshTokens.revokeSession(tx, found, "session revoked", parts.time().millis());
              }
              return true;
            });
    return Response.empty(202);
  }

  private Response patch(Call call) {
    var after =
        parts
            .database()
            .write(
                tx -> {
                  var found = find(tx, call);
                  var notes = Notes.changed(call, NOTES, found.metadata());
                  sessions.note(tx, call.tenant(), found.session().sid(), notes);
                  return find(tx, call);
                });
    return Response.json(200, after.toJson());
  }

  private SessionRecord find(Call call) {
    return parts.database().read(tx -> find(tx, call));
  }

  private SessionRecord find(Tx tx, Call call) {
    return sessions
        .bySid(tx, call.tenant(), call.path("id"), parts.time().millis())
        .orElseThrow(SessionsApi::missing);
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The session does not exist.");
  }
}
