package dev.ostiary.identity;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.anyOf;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.user.KnownUsers;
import dev.ostiary.user.LinkStore;
import dev.ostiary.user.User;
import dev.ostiary.user.UserChanges;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v2/users/{id}/identities}: makes a user an account of another, and an account a user
 * of its own again.
 */
public final class IdentitiesApi implements ManagementApi {
  private static final int MAX = 50;
  private static final Schema SCHEMA =
      Schema.of(
              property("connection", text(), "Name of the connection").needed(),
              property("user_id", text(), "Id there").needed(),
              property("provider", text(), "Kind of the connection").needed(),
              property("isSocial", flag(), "Whether it is a social account"),
              property("profileData", any(), "What it was before it was linked"))
          .titled("UserIdentity");
  private static final Schema LINK =
      Schema.of(
              property("provider", text().atLeast(1), "Provider of the other account"),
              property("connection_id", text().atLeast(1), "Connection of the other account"),
              property(
                  "user_id",
                  anyOf(whole(0, Long.MAX_VALUE), text().atLeast(1)),
                  "Id of the other account"),
              property("link_with", text().atLeast(1), "ID token of the other account"))
          .titled("LinkUserIdentity");

  /** What the API works on. */
  public record Parts(Database database, Connections connections, LinkTokens tokens, Time time) {}

  private final Parts parts;
  private final List<UserChanges> changes;
  private final KnownUsers known = new KnownUsers();
  private final UserStore users = new UserStore();
  private final LinkStore links = new LinkStore();

  /**
   * The resource.
   *
   * @param changes those who must know that a user is gone, or lost an account
   */
  public IdentitiesApi(Parts parts, List<UserChanges> changes) {
    this.parts = parts;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/users/{id}/identities", "update:users")
                .summary("Link another user's account to a user")
                .note(
                    "The other user disappears with its sessions, tokens, roles and metadata; its"
                        + " profile stays as `profileData`. Users themselves send `link_with`, an"
                        + " ID token of the same application.")
                .own("update:current_user_identities")
                .creates(LINK)
                .answers(201, listOf(object(SCHEMA))),
            this::link)
        .add(
            Operation.delete("/users/{id}/identities/{provider}/{user_id}", "update:users")
                .summary("Make a linked account a user of its own again")
                .note("Ends the sessions and refresh tokens of the user who loses the account.")
                .own("update:current_user_identities")
                .answers(200, listOf(object(SCHEMA))),
            this::unlink);
  }

  private Response link(Call call) {
    var wanted = wanted(call, call.body());
    var after = parts.database().write(tx -> link(tx, call, wanted));
    changes.forEach(UserChanges::settled);
    return Response.json(201, identities(after));
  }

  /** The account to be linked; no connection means any. */
  private record Wanted(String userId, String connection, boolean byUser) {}

  private Wanted wanted(Call call, ObjectNode body) {
    boolean byUser = !call.has("update:users");
    var token = Json.text(body, "link_with");
    if (token != null) {
      return new Wanted(parts.tokens().subject(call, token, byUser), "", byUser);
    }
    if (byUser) {
      throw ManagementError.insufficientScope("update:users");
    }
    var provider = Json.text(body, "provider");
    var id = body.get("user_id");
    if (provider == null || id == null) {
      throw ManagementError.invalidBody(
          "'Missing required property: " + (provider == null ? "provider" : "user_id") + "'.");
    }
    var subject = id.asString();
    var userId = subject.startsWith(provider + "|") ? subject : provider + "|" + subject;
    return new Wanted(userId, connection(call, Json.text(body, "connection_id", "")), false);
  }

  private String connection(Call call, String id) {
    return id.isEmpty()
        ? ""
        : parts
            .connections()
            .byId(call.tenant(), id)
            .map(Connection::name)
            .orElseThrow(
                () ->
                    new ManagementError(
                        400, "inexistent_connection", "The connection does not exist."));
  }

  private User link(Tx tx, Call call, Wanted wanted) {
    var tenant = call.tenant();
    var id = call.path("id");
    if (wanted.userId().equals(id)) {
      throw ManagementError.invalidBody("'The account is the user itself' on property user_id.");
    }
    // Always in the same order, so that two callers never wait for each other.
    Stream.of(id, wanted.userId()).sorted().forEach(u -> users.lock(tx, tenant, u));
    var primary = known.of(tx, call);
    var secondary =
        users.find(tx, tenant, wanted.userId()).orElseThrow(() -> notFree(tx, tenant, wanted));
    requireFit(primary, secondary, wanted);
    links.link(tx, primary, secondary, parts.time().millis());
    changes.forEach(c -> c.deleted(tx, tenant, secondary.id()));
    return known.of(tx, call);
  }

  private ManagementError notFree(Tx tx, String tenant, Wanted wanted) {
    var account = wanted.userId().split("\\|", 2);
    boolean linked =
        account.length == 2 && links.owner(tx, tenant, account[0], account[1]).isPresent();
    return linked
        ? ManagementError.conflict(null, "The account is already linked to another user")
        : KnownUsers.missing();
  }

  private static void requireFit(User primary, User secondary, Wanted wanted) {
    var first = secondary.identities().getFirst();
    if (!wanted.connection().isEmpty() && !wanted.connection().equals(first.connection())) {
      throw KnownUsers.missing();
    }
    // Else somebody who was blocked could go on as another user.
    if (wanted.byUser() && secondary.blocked()) {
      throw new ManagementError(400, null, "The account is blocked");
    }
    if (primary.identities().size() + secondary.identities().size() > MAX) {
      throw new ManagementError(403, "too_many_entities", "The user has too many identities");
    }
  }

  private Response unlink(Call call) {
    try {
      var after = parts.database().write(tx -> unlink(tx, call));
      changes.forEach(UserChanges::settled);
      return Response.json(200, identities(after));
    } catch (DuplicateKey e) {
      throw ManagementError.conflict("auth0_idp_error", "The user already exists.");
    }
  }

  private User unlink(Tx tx, Call call) {
    var user = known.locked(tx, call);
    var account =
        user.identities().stream()
            .filter(i -> i.provider().equals(call.path("provider")))
            .filter(i -> i.subject().equals(call.path("user_id")))
            .findFirst()
            .orElseThrow(() -> ManagementError.notFound(null, "The user has no such identity."));
    if (account.userId().equals(user.id())) {
      throw new ManagementError(400, null, "The main identity of a user cannot be unlinked");
    }
    links.unlink(tx, call.tenant(), account, parts.time().millis());
    users.reindex(tx, call.tenant(), user.id());
    changes.forEach(c -> c.unlinked(tx, call.tenant(), user.id()));
    return known.of(tx, call);
  }

  private static ArrayNode identities(User user) {
    var all = Json.array();
    user.identities().forEach(i -> all.add(i.toJson()));
    return all;
  }
}
