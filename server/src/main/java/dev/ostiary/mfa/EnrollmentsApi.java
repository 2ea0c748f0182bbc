package dev.ostiary.mfa;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.user.KnownUsers;
import java.util.Locale;
import java.util.Map;

/** The older routes about factors of a user: enrollments, providers, recovery codes. */
public final class EnrollmentsApi implements ManagementApi {
  /** The names of providers in paths, and the type of their methods; empty for none here. */
  private static final Map<String, String> PROVIDERS =
      Map.of("google-authenticator", "totp", "duo", "");

  private final Database database;
  private final Time time;
  private final AuthenticationMethodStore store;
  private final KnownUsers users = new KnownUsers();

  /** The resource. */
  public EnrollmentsApi(Database database, Sealer sealer, Time time) {
    this.database = database;
    this.time = time;
    this.store = new AuthenticationMethodStore(sealer);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/users/{id}/enrollments", "read:users")
                .summary("List the enrolled factors of a user")
                .answers(200, listOf(object(MethodSchemas.ENROLLMENT)))
                .stored(),
            this::list)
        .add(
            Operation.delete("/users/{id}/multifactor/{provider}", "update:users")
                .summary("Remove the factor of a provider from a user")
                .answers(204)
                .stored(),
            this::deleteProvider)
        .add(
            Operation.post(
                    "/users/{id}/multifactor/actions/invalidate-remember-browser", "update:users")
                .summary("Forget the browsers that a user chose to remember")
                .answers(204)
                .stored(),
            this::forgetBrowsers)
        .add(
            Operation.post("/users/{id}/recovery-code-regeneration", "update:users")
                .summary("Make a new recovery code for a user")
                .note("The code is shown once; the one before it ends.")
                .answers(200, Schema.of(property("recovery_code", text(), "The new code").needed()))
                .stored(),
            this::newCode);
  }

  private Response list(Call call) {
    var all = Json.array();
    database
        .read(tx -> store.ofUser(tx, call.tenant(), users.of(tx, call).id()))
        .forEach(m -> all.add(m.enrollment()));
    return Response.json(200, all);
  }

  private Response deleteProvider(Call call) {
    var type = PROVIDERS.get(call.path("provider"));
    database.write(
        tx -> {
          var user = users.locked(tx, call);
          if (type == null) {
            throw ManagementError.notFound(null, "The provider does not exist.");
          }
          store.removeType(tx, call.tenant(), user.id(), type);
          return true;
        });
    return Response.empty(204);
  }

  /** Without a second factor no browser is remembered: there is nothing to forget. */
  private Response forgetBrowsers(Call call) {
    database.read(tx -> users.of(tx, call));
    return Response.empty(204);
  }

  private Response newCode(Call call) {
    var code = Ids.alphanumeric(24).toUpperCase(Locale.ROOT);
    var body = Json.object().put(AuthenticationMethod.CODE_HASH, Hashes.sha256(code));
    var type = "recovery-code";
    var method =
        new AuthenticationMethod(type + "|dev_" + Ids.alphanumeric(16), type, body, time.millis());
    database.write(
        tx -> {
          var user = users.locked(tx, call);
          store.removeType(tx, call.tenant(), user.id(), type);
          store.add(tx, call.tenant(), user.id(), method);
          return true;
        });
    return Response.json(200, Json.object().put("recovery_code", code));
  }
}
