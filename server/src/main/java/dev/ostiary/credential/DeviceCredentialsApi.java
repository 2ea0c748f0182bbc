package dev.ostiary.credential;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Ids;
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
import dev.ostiary.user.UserStore;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /api/v2/device-credentials}: public keys of devices, and refresh tokens beside them. */
public final class DeviceCredentialsApi implements ManagementApi {
  private static final int MAX_KEYS = 100;
  private static final Schema SCHEMA =
      Schema.of(
              property("id", text(), "Id"),
              property("device_name", text(), "The device's name for people"),
              property("device_id", text(), "The device"),
              property(
                  "type",
                  oneOf("public_key", "refresh_token", "rotating_refresh_token"),
                  "What it is"),
              property("user_id", text(), "Whose it is"),
              property("client_id", text(), "The application that holds it"))
          .titled("DeviceCredential");
  private static final Schema KEY =
      Schema.of(
              property("device_name", text().atLeast(1).atMost(200), "The device's name").needed(),
              property("type", oneOf("public_key"), "Only public keys can be added").needed(),
              property("value", text().atLeast(1).atMost(4096), "The key, base64").needed(),
              property("device_id", text().atLeast(1).atMost(200), "The device").needed(),
              property("client_id", text().atMost(64), "The application; the caller without it"))
          .titled("DevicePublicKey");

  private final CredentialParts parts;
  private final DeviceCredentialStore store = new DeviceCredentialStore();
  private final RefreshTokenRecordStore records = new RefreshTokenRecordStore();
  private final RefreshTokenStore tokens = new RefreshTokenStore();
  private final UserStore users = new UserStore();

  /** The resource. */
  public DeviceCredentialsApi(CredentialParts parts) {
    this.parts = parts;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/device-credentials", "read:device_credentials")
                .summary("List public keys and refresh tokens")
                .query("user_id", text(), "Whose")
                .query("client_id", text(), "Of which application")
                .query(
                    "type",
                    oneOf("public_key", "refresh_token", "rotating_refresh_token"),
                    "Of which kind; all without it")
                .fields()
                .pages("device_credentials", SCHEMA),
            this::list)
        .add(
            Operation.post("/device-credentials", "create:current_user_device_credentials")
                .summary("Keep a public key of the caller's device")
                .note("For tokens of users only.")
                .creates(KEY)
                .answers(201, Schema.of(property("id", text(), "Id of the key").needed()))
                .stored(),
            this::create)
        .add(
            Operation.delete(
                    "/device-credentials/{id}",
                    "delete:device_credentials,delete:current_user_device_credentials")
                .summary("Remove a public key or end a refresh token")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var paging = Paging.of(call.query(), 50);
    var fields = Fields.of(call.query());
    var query = call.query();
    var filter =
        new DeviceCredentialStore.Filter(
            query.value("user_id"),
            query.value("client_id"),
            query.value("type"),
            parts.rotating(call.tenant()));
    long now = parts.time().millis();
    return parts
        .database()
        .read(
            tx -> {
              var window = new SessionStore.Window(now, paging.offset(), paging.limit());
              var rows = store.page(tx, call.tenant(), filter, window);
              var total =
                  paging.totals()
                      ? store.count(tx, call.tenant(), filter, now)
                      : OptionalLong.empty();
              return paging.respond(
                  "device_credentials", rows.stream().map(fields::of).toList(), total);
            });
  }

  private Response create(Call call) {
    var body = call.body();
    var user = call.caller().subject();
    var key =
        new DeviceCredentialStore.Key(
            "dcr_" + Ids.alphanumeric(16),
            user,
            Json.text(body, "client_id", call.caller().clientId()),
            Json.text(body, "device_id", ""),
            Json.text(body, "device_name", ""),
            Json.text(body, "value", ""));
    if (!key.clientId().equals(call.caller().clientId())) {
      throw ManagementError.invalidBody("'Not the caller' on property client_id.");
    }
    parts
        .database()
        .write(
            tx -> {
              add(tx, call.tenant(), key);
              return true;
            });
    return Response.json(201, Json.object().put("id", key.id()));
  }

  private void add(Tx tx, String tenant, DeviceCredentialStore.Key key) {
    if (users.lock(tx, tenant, key.userId()).isEmpty()) {
      throw new ManagementError(
          403, "operation_not_supported", "Only a user can keep a key of a device");
    }
    if (store.keysOf(tx, tenant, key.userId()) >= MAX_KEYS) {
      throw new ManagementError(403, "too_many_entities", "The user has too many keys");
    }
    if (!store.add(tx, tenant, key, parts.time().millis())) {
      throw ManagementError.conflict(null, "The device has a public key already");
    }
  }

  /** As with Auth0, removing what is not there is no error. */
  private Response delete(Call call) {
    parts
        .database()
        .write(
            tx -> {
              var id = call.path("id");
              long now = parts.time().millis();
              owner(tx, call, now).ifPresent(user -> requireOwner(call, user));
              store.remove(tx, call.tenant(), id);
              records
                  .find(tx, call.tenant(), id, now)
                  .ifPresent(t -> tokens.revoke(tx, t.id(), "device credential deleted", now));
              return true;
            });
    return Response.empty(204);
  }

  private Optional<String> owner(Tx tx, Call call, long now) {
    var id = call.path("id");
    return store
        .owner(tx, call.tenant(), id)
        .or(() -> records.find(tx, call.tenant(), id, now).map(RefreshTokenRecord::userId));
  }

  private static void requireOwner(Call call, String user) {
    if (!call.has("delete:device_credentials") && !user.equals(call.caller().subject())) {
      throw ManagementError.insufficientScope("delete:device_credentials");
    }
  }
}
