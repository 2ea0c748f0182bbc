package dev.ostiary.user;

import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.user.UserSchema.SCHEMA;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/users} and {@code /api/v2/users-by-email}. */
public final class UsersApi implements ManagementApi {
  private static final Set<String> METADATA = Set.of("app_metadata", "user_metadata");

  /** What the API works on. */
  public record Stores(
      Database database, Connections connections, Passwords passwords, Registration registration) {}

  private final Stores stores;
  private final UserStore users = new UserStore();
  private final CredentialStore credentials = new CredentialStore();
  private final UserQuery search;
  private final KnownUsers known = new KnownUsers();
  private final LinkStore links = new LinkStore();
  private final Time time;
  private final List<UserChanges> changes;

  /**
   * The resource.
   *
   * @param changes those who end sessions, forget roles or send mails
   */
  public UsersApi(Stores stores, Time time, List<UserChanges> changes) {
    this.stores = stores;
    this.search = new UserQuery(stores.database(), time, users);
    this.time = time;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/users", "read:users")
                .summary("List or search users")
                .query("q", text().atMost(4_096), "A search in Lucene's syntax")
                .query("search_engine", oneOf("v1", "v2", "v3"), "Always version 3")
                .query("sort", text().atMost(100), "Member and direction, such as email:1")
                .query("connection", text(), "Only users of this connection")
                .fields()
                .pages("users", SCHEMA),
            this::list)
        .add(
            Operation.post("/users", "create:users")
                .summary("Create a user")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get("/users/{id}", "read:users")
                .summary("Get a user")
                .own("read:current_user")
                .fields()
                .answers(200, SCHEMA),
            this::get)
        .add(
            Operation.patch("/users/{id}", "update:users,update:users_app_metadata")
                .summary("Update a user")
                .note("`user_metadata` and `app_metadata` are merged at their first level.")
                .own("update:current_user_metadata")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/users/{id}", "delete:users")
                .summary("Delete a user")
                .own("delete:current_user")
                .answers(204),
            this::delete)
        .add(
            Operation.get("/users-by-email", "read:users")
                .summary("List the users of an e-mail address")
                .needs("email", text(), "E-mail address, in any case")
                .fields()
                .answers(200, listOf(object(SCHEMA))),
            this::byEmail);
  }

  private Response list(Call call) {
    var paging = UserQuery.paging(call);
    var fields = Fields.of(call.query());
    var found = search.find(call, paging);
    var rows = found.rows().stream().map(u -> fields.of(u.toJson())).toList();
    return paging.respond("users", rows, found.total());
  }

  private Response byEmail(Call call) {
    var email =
        call.query()
            .get("email")
            .orElseThrow(() -> ManagementError.invalidQuery("'Missing required property: email'."));
    var fields = Fields.of(call.query());
    var rows = Json.array();
    stores
        .database()
        .read(tx -> users.byEmail(tx, call.tenant(), email))
        .forEach(u -> rows.add(fields.of(u.toJson())));
    return Response.json(200, rows);
  }

  private Response get(Call call) {
    return Response.json(200, Fields.of(call.query()).of(find(call).toJson()));
  }

  private Response create(Call call) {
    var body = call.body();
    var connection = database(call.tenant(), Json.text(body, "connection", ""));
    var wanted = UserEdits.wanted(body);
    boolean verify = Json.flag(body, "verify_email", !wanted.emailVerified());
    var outcome =
        stores
            .registration()
            .register(
                call.tenant(), connection, wanted, (tx, u) -> made(tx, u, connection, verify));
    changes.forEach(UserChanges::settled);
    return switch (outcome) {
      case Registration.Registered made -> {
        changes.forEach(c -> c.made(made.user()));
        yield Response.json(201, made.user().toJson());
      }
      case Registration.Exists exists ->
          throw ManagementError.conflict("auth0_idp_error", "The user already exists.");
      case Registration.WeakPassword weak -> throw weakPassword();
      case Registration.InvalidEmail invalid ->
          throw ManagementError.invalidBody("'Not an e-mail address' on property email.");
      case Registration.Refused refused ->
          throw new ManagementError(400, "auth0_idp_error", refused.message());
      case Registration.Failed failed ->
          throw new ManagementError(400, "auth0_idp_error", failed.reason());
    };
  }

  private void made(Tx tx, User user, Connection connection, boolean verify) {
    if (!stores.connections().exists(tx, user.tenant(), connection.id())) {
      throw noConnection();
    }
    if (verify) {
      changes.forEach(c -> c.verificationWanted(tx, user));
    }
  }

  private Response patch(Call call) {
    var change = call.body();
    requireScopes(call, change);
    var password = Json.text(change, "password");
    var user = find(call);
    var account = account(user, Json.text(change, "connection"));
    var hash =
        password == null ? null : hash(database(call.tenant(), account.connection()), password);
    changes.forEach(c -> c.changing(user, account, change));
    try {
      var after = stores.database().write(tx -> update(tx, call, change, account, hash));
      changes.forEach(UserChanges::settled);
      if (password != null) {
        changes.forEach(c -> c.passwordReplaced(after));
      }
      return Response.json(200, after.toJson());
    } catch (DuplicateKey e) {
      throw new ManagementError(400, "auth0_idp_error", "The specified new email already exists");
    }
  }

  private static void requireScopes(Call call, ObjectNode change) {
    boolean own = call.has("update:current_user_metadata") && isCaller(call);
    if (own && change.propertyStream().allMatch(m -> m.getKey().equals("user_metadata"))) {
      return;
    }
    if (!call.caller().mayAny(call.operation().scopes())) {
      throw ManagementError.insufficientScope("update:users,update:users_app_metadata");
    }
    boolean onlyMetadata = change.propertyStream().allMatch(m -> METADATA.contains(m.getKey()));
    if (!onlyMetadata && !call.caller().scopes().contains("update:users")) {
      throw ManagementError.insufficientScope("update:users");
    }
  }

  private static boolean isCaller(Call call) {
    return call.path("id").equals(call.caller().subject());
  }

  private User update(
      Tx tx, Call call, ObjectNode change, User.Identity account, @Nullable String hash) {
    var tenant = call.tenant();
    var after =
        account.userId().equals(call.path("id"))
            ? updateMain(tx, call, change, hash)
            : updateLinked(tx, call, change, account, hash);
    if (change.has("password")) {
      changes.forEach(c -> c.passwordChanged(tx, tenant, after.id()));
    }
    if (Json.flag(change, "blocked", false)) {
      changes.forEach(c -> c.blocked(tx, tenant, after.id()));
    }
    if (Json.flag(change, "verify_email", false) && !after.emailVerified()) {
      changes.forEach(c -> c.verificationWanted(tx, after));
    }
    return after;
  }

  private User updateMain(Tx tx, Call call, ObjectNode change, @Nullable String hash) {
    var after = updateProfile(tx, call, change);
    if (hash != null) {
      credentials.setPassword(tx, call.tenant(), after.id(), hash);
    }
    return after;
  }

  private User updateProfile(Tx tx, Call call, ObjectNode change) {
    return users
        .update(
            tx, call.tenant(), call.path("id"), time.millis(), u -> UserEdits.changed(u, change))
        .orElseThrow(KnownUsers::missing);
  }

  /** Address and password are the account's own; everything else is the user's. */
  private User updateLinked(
      Tx tx, Call call, ObjectNode change, User.Identity account, @Nullable String hash) {
    var user = known.locked(tx, call);
    var current =
        user.identities().stream()
            .filter(i -> i.userId().equals(account.userId()))
            .findFirst()
            .orElseThrow(UsersApi::noIdentity);
    links.change(tx, call.tenant(), current, UserEdits.linked(current, change, hash));
    return updateProfile(tx, call, change.deepCopy().remove(UserEdits.OF_ACCOUNT));
  }

  /** As with Auth0, removing somebody who is not there is no error. */
  private Response delete(Call call) {
    var tenant = call.tenant();
    var id = call.path("id");
    stores
        .database()
        .read(tx -> users.find(tx, tenant, id))
        .ifPresent(user -> changes.forEach(c -> c.deleting(user)));
    stores
        .database()
        .write(
            tx -> {
              boolean gone = users.delete(tx, tenant, id);
              changes.forEach(c -> c.deleted(tx, tenant, id));
              return gone;
            });
    return Response.empty(204);
  }

  /**
   * The account that a change is about: the first in the connection that is named, or the first of
   * all.
   */
  private static User.Identity account(User user, @Nullable String named) {
    return user.identities().stream()
        .filter(i -> named == null || i.connection().equals(named))
        .findFirst()
        .orElseThrow(UsersApi::noIdentity);
  }

  private static ManagementError noIdentity() {
    return ManagementError.invalidBody(
        "'The user has no identity in this connection' on property connection.");
  }

  private Connection database(String tenant, String name) {
    return stores
        .connections()
        .byName(tenant, name)
        .filter(Connection::database)
        .orElseThrow(UsersApi::noConnection);
  }

  private @Nullable String hash(Connection connection, String password) {
    if (!Registration.policy(connection).accepts(password)) {
      throw weakPassword();
    }
    return connection.keepsPasswordsElsewhere() ? null : stores.passwords().hash(password);
  }

  private User find(Call call) {
    return stores.database().read(tx -> known.of(tx, call));
  }

  private static ManagementError weakPassword() {
    return new ManagementError(400, null, "PasswordStrengthError: Password is too weak");
  }

  private static ManagementError noConnection() {
    return new ManagementError(400, "inexistent_connection", "The connection does not exist.");
  }
}
