package dev.ostiary.block;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;

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
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.protection.Protection;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.KnownUsers;
import dev.ostiary.user.LoginFailureStore;
import dev.ostiary.user.PasswordSignIn;
import dev.ostiary.user.UserStore;
import java.util.Collection;
import java.util.List;

/**
 * {@code /api/v2/user-blocks}: pairs of user name and address that failed too often. Users whom an
 * administrator has blocked are another matter.
 */
public final class UserBlocksApi implements ManagementApi {
  private static final Schema SCHEMA =
      Schema.of(
              property(
                      "blocked_for",
                      listOf(
                          object(
                              Schema.of(
                                  property("identifier", text(), "User name as it was sent"),
                                  property("ip", text(), "Address that is held off"),
                                  property("connection", text(), "Connection that was tried")))),
                      "Who is held off")
                  .needed())
          .titled("UserBlocks");

  private final Database database;
  private final Connections connections;
  private final Protection protection;
  private final Time time;
  private final LoginFailureStore failures = new LoginFailureStore();
  private final CredentialStore credentials = new CredentialStore();
  private final KnownUsers known = new KnownUsers();

  /** The resource. */
  public UserBlocksApi(
      Database database, Connections connections, Protection protection, Time time) {
    this.protection = protection;
    this.database = database;
    this.connections = connections;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            reads("/user-blocks", "Get the blocks of a user name")
                .needs("identifier", text().atLeast(1), "E-mail address or user name"),
            call -> show(call, identifiers(call)))
        .add(
            Operation.delete("/user-blocks", "update:users")
                .summary("Remove the blocks of a user name")
                .needs("identifier", text().atLeast(1), "E-mail address or user name")
                .answers(204),
            call -> remove(call, identifiers(call)))
        .add(
            reads("/user-blocks/{id}", "Get the blocks of a user"),
            call -> show(call, database.read(tx -> addresses(tx, call))))
        .add(
            Operation.delete("/user-blocks/{id}", "update:users")
                .summary("Remove the blocks of a user")
                .answers(204),
            call -> remove(call, database.read(tx -> addresses(tx, call))));
  }

  private static Operation reads(String path, String summary) {
    return Operation.get(path, "read:users")
        .summary(summary)
        .query(
            "consider_brute_force_enablement",
            flag(),
            "Whether only blocks of connections count that are protected now")
        .answers(200, SCHEMA);
  }

  private static List<String> identifiers(Call call) {
    var identifier =
        call.query()
            .get("identifier")
            .orElseThrow(
                () -> ManagementError.invalidQuery("'Missing required property: identifier'."));
    return List.of(UserStore.normalize(identifier));
  }

  private List<String> addresses(Tx tx, Call call) {
    return credentials.addresses(tx, call.tenant(), known.of(tx, call).id());
  }

  private Response show(Call call, Collection<String> identifiers) {
    var bounds = protection.bruteForce(call.tenant());
    var limit =
        new LoginFailureStore.Limit(
            bounds.maxAttempts(), time.millis() - PasswordSignIn.QUIET_MILLIS);
    boolean protectedOnly = Paging.flag(call.query(), "consider_brute_force_enablement");
    var body = Json.object();
    var list = body.putArray("blocked_for");
    database.read(tx -> failures.blocks(tx, call.tenant(), identifiers, limit)).stream()
        .filter(b -> bounds.blocks())
        .filter(b -> !protectedOnly || isProtected(call.tenant(), b.connection()))
        .forEach(
            b ->
                list.addObject()
                    .put("identifier", b.identifier())
                    .put("ip", b.ip())
                    .put("connection", b.connection()));
    return Response.json(200, body);
  }

  private boolean isProtected(String tenant, String connection) {
    return connections
        .byName(tenant, connection)
        .filter(Connection::bruteForceProtection)
        .isPresent();
  }

  private Response remove(Call call, Collection<String> identifiers) {
    database.write(
        tx -> {
          failures.unblock(tx, call.tenant(), identifiers);
          return true;
        });
    return Response.empty(204);
  }
}
