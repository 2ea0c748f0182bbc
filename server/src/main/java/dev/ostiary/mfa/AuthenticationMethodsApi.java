package dev.ostiary.mfa;

import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.user.KnownUsers;
import dev.ostiary.user.User;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/users/{id}/authentication-methods}. */
public final class AuthenticationMethodsApi implements ManagementApi {
  private static final int MAX = 100;
  private static final String PATH = "/users/{id}/authentication-methods";
  private final Database database;
  private final Time time;
  private final AuthenticationMethodStore store;
  private final KnownUsers users = new KnownUsers();

  /** The resource. */
  public AuthenticationMethodsApi(Database database, Sealer sealer, Time time) {
    this.database = database;
    this.time = time;
    this.store = new AuthenticationMethodStore(sealer);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:authentication_methods")
                .summary("List the authentication methods of a user")
                .note("Passwords are among them. Secrets are never shown.")
                .pages("authenticators", MethodSchemas.SHOWN)
                .stored(),
            this::list)
        .add(
            Operation.post(PATH, "create:authentication_methods")
                .summary("Add an authentication method to a user")
                .creates(MethodSchemas.NEW)
                .answers(201, MethodSchemas.SHOWN)
                .stored(),
            this::create)
        .add(
            Operation.put(PATH, "update:authentication_methods")
                .summary("Replace the authentication methods of a user")
                .takes(listOf(object(MethodSchemas.REPLACEMENT)).atMost(MAX))
                .answers(200, listOf(object(MethodSchemas.SHOWN)))
                .stored(),
            this::replace)
        .add(
            Operation.delete(PATH, "delete:authentication_methods")
                .summary("Remove the authentication methods of a user")
                .answers(204)
                .stored(),
            this::deleteAll)
        .add(
            Operation.delete("/users/{id}/authenticators", "delete:authentication_methods")
                .summary("Remove the authenticators of a user")
                .answers(204)
                .stored(),
            this::deleteAll);
    single(routes);
  }

  private void single(ManagementRoutes routes) {
    var path = PATH + "/{method_id}";
    routes
        .add(
            Operation.get(path, "read:authentication_methods")
                .summary("Get an authentication method of a user")
                .answers(200, MethodSchemas.SHOWN)
                .stored(),
            this::get)
        .add(
            Operation.patch(path, "update:authentication_methods")
                .summary("Rename an authentication method of a user")
                .changes(MethodSchemas.CHANGE)
                .answers(200, MethodSchemas.SHOWN)
                .stored(),
            this::patch)
        .add(
            Operation.delete(path, "delete:authentication_methods")
                .summary("Remove an authentication method of a user")
                .answers(204)
                .stored(),
            this::delete);
  }

  private Response list(Call call) {
    var all = database.read(tx -> all(tx, users.of(tx, call)));
    return Paging.of(call.query(), 50).respond("authenticators", all, AuthenticationMethod::toJson);
  }

  private List<AuthenticationMethod> all(Tx tx, User user) {
    var all = new ArrayList<AuthenticationMethod>();
    user.identities().stream()
        .filter(i -> i.provider().equals("auth0"))
        .forEach(i -> all.add(AuthenticationMethod.password(user, i)));
    all.addAll(store.ofUser(tx, user.tenant(), user.id()));
    return all;
  }

  private Response create(Call call) {
    MethodSchemas.requireWhole(call.json());
    var method = method(call.json());
    database.write(
        tx -> {
          var user = users.locked(tx, call);
          if (store.ofUser(tx, user.tenant(), user.id()).size() >= MAX) {
            throw new ManagementError(
                403, "too_many_entities", "The user has too many authentication methods");
          }
          store.add(tx, user.tenant(), user.id(), method);
          return true;
        });
    return Response.json(201, method.toJson());
  }

  private AuthenticationMethod method(JsonNode body) {
    var object = ((ObjectNode) body).deepCopy();
    var type = Json.text(object, "type", "");
    // Members of the list of methods are this server's to set.
    object.remove(List.of("id", "type", "confirmed", "created_at", "enrolled_at"));
    return new AuthenticationMethod(
        type + "|dev_" + Ids.alphanumeric(16), type, object, time.millis());
  }

  private Response replace(Call call) {
    var methods = new ArrayList<AuthenticationMethod>();
    for (var body : call.json()) {
      MethodSchemas.requireWhole(body);
      methods.add(method(body));
    }
    database.write(
        tx -> {
          var user = users.locked(tx, call);
          AuthenticationMethodStore.removeAll(tx, user.tenant(), user.id());
          methods.forEach(m -> store.add(tx, user.tenant(), user.id(), m));
          return true;
        });
    var shown = Json.array();
    methods.forEach(m -> shown.add(m.toJson()));
    return Response.json(200, shown);
  }

  private Response deleteAll(Call call) {
    database.write(
        tx -> {
          var user = users.locked(tx, call);
          AuthenticationMethodStore.removeAll(tx, user.tenant(), user.id());
          return true;
        });
    return Response.empty(204);
  }

  private Response get(Call call) {
    var id = call.path("method_id");
    var found =
        database.read(
            tx ->
                all(tx, users.of(tx, call)).stream()
                    .filter(m -> m.id().equals(id))
                    .findFirst()
                    .orElseThrow(AuthenticationMethodsApi::missing));
    return Response.json(200, found.toJson());
  }

  private Response patch(Call call) {
    var after =
        database.write(
            tx -> {
              var user = users.locked(tx, call);
              var method =
                  store
                      .find(tx, user.tenant(), user.id(), call.path("method_id"))
                      .map(m -> m.with(known(call.body())))
                      .orElseThrow(AuthenticationMethodsApi::missing);
              store.update(tx, user.tenant(), user.id(), method);
              return method;
            });
    return Response.json(200, after.toJson());
  }

  private static ObjectNode known(ObjectNode change) {
    return change.retain(List.of("name", "preferred_authentication_method"));
  }

  private Response delete(Call call) {
    database.write(
        tx -> {
          var user = users.locked(tx, call);
          if (!store.remove(tx, user.tenant(), user.id(), call.path("method_id"))) {
            throw missing();
          }
          return true;
        });
    return Response.empty(204);
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The authentication method does not exist.");
  }
}
