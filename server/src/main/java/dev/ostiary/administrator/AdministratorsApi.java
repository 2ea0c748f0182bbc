package dev.ostiary.administrator;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.url;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Property;
import dev.ostiary.management.Type;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /ostiary/v1/administrators}: who manages the tenant. Its scopes come only with the level
 * of a person, {@link dev.ostiary.management.Scopes#managing}.
 */
public final class AdministratorsApi implements ManagementApi {
  private static final int MAX_LINKS = 100;
  private static final Type LEVEL = oneOf(Level.ADMINISTRATOR.text(), Level.VIEWER.text());
  private static final Schema ADMINISTRATOR =
      Schema.of(
              property("user_id", text(), "The user"),
              property("email", nullable(text()), "Their address"),
              property("name", nullable(text()), "Their name"),
              property("blocked", flag(), "Whether the account is blocked"),
              property("level", LEVEL, "How far they may go"),
              property("since", time(), "When they got it first"))
          .titled("Administrator");
  private static final Schema CHANGE =
      Schema.of(property("level", LEVEL, "How far they may go").needed())
          .titled("AdministratorChange");
  private static final List<Property> OPEN =
      List.of(
          property("id", text(), "Names the link; opens nothing"),
          property("level", LEVEL, "What it gives"),
          property("created_at", time(), "When it was made"),
          property("created_by", nullable(text()), "User who made it; null: the command line"),
          property("expires_at", time(), "When it ends"));
  private static final Schema LINK =
      Schema.of(OPEN.toArray(Property[]::new)).titled("AdministratorInvitation");
  private static final Schema MADE =
      Schema.of(
              Stream.concat(
                      Stream.of(property("url", url(), "The link; it is never shown again")),
                      OPEN.stream())
                  .toArray(Property[]::new))
          .titled("AdministratorInvitationMade");

  private final Administrators administrators;
  private final Tenants tenants;
  private final Database database;
  private final UserStore users;

  /** The resource. */
  public AdministratorsApi(
      Administrators administrators, Tenants tenants, Database database, UserStore users) {
    this.administrators = administrators;
    this.tenants = tenants;
    this.database = database;
    this.users = users;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var one = "/administrators/{id}";
    var links = "/administrators/invitations";
    routes
        .add(
            Operation.get("/administrators", "read:administrators")
                .summary("List who manages the tenant")
                .note("The oldest first. Open to administrators in the dashboard only.")
                .answers(200, listOf(object(ADMINISTRATOR))),
            this::list)
        .add(
            Operation.patch(one, "update:administrators")
                .summary("Change the level of an administrator")
                .note("409 when nobody would be left who can sign in and is an administrator.")
                .changes(CHANGE)
                .tells("level")
                .answers(200, ADMINISTRATOR)
                .answers(409),
            this::change)
        .add(
            Operation.delete(one, "delete:administrators")
                .summary("Take the level away from an administrator")
                .note(
                    "From the next call of the dashboard on; the account stays. 409 when nobody"
                        + " would be left who can sign in and is an administrator.")
                .answers(204)
                .answers(409),
            this::remove)
        .add(
            Operation.get(links, "read:administrators")
                .summary("List the links that nobody has used yet")
                .answers(200, listOf(object(LINK))),
            this::links)
        .add(
            Operation.post(links, "create:administrators")
                .summary("Make a link by which one person manages the tenant")
                .note("It works once, for 24 hours, and is never shown again.")
                .creates(CHANGE)
                .tells("level")
                .answers(201, MADE),
            this::invite)
        .add(
            Operation.delete(links + "/{id}", "delete:administrators")
                .summary("Make a link useless")
                .answers(204),
            this::withdraw);
  }

  private Response list(Call call) {
    var all = administrators.list(call.tenant());
    var users = users(call.tenant(), all);
    var json = Json.array();
    all.forEach(one -> json.add(shown(one, users.get(one.userId()))));
    return Response.json(200, json);
  }

  private Map<String, User> users(String tenant, List<Administrator> all) {
    var ids = all.stream().map(Administrator::userId).toList();
    return database.read(tx -> users.all(tx, tenant, ids)).stream()
        .collect(Collectors.toMap(User::id, Function.identity()));
  }

  private static ObjectNode shown(Administrator one, @Nullable User user) {
    return Json.object()
        .put("user_id", one.userId())
        .put("email", user == null ? null : user.email())
        .put("name", user == null ? null : Json.text(user.body(), "name"))
        .put("blocked", user != null && user.blocked())
        .put("level", one.level().text())
        .put("since", Time.text(one.since()));
  }

  private Response change(Call call) {
    var id = call.path("id");
    if (call.json().has("level")) {
      require(administrators.change(call.tenant(), id, level(call)));
    }
    var one =
        administrators.list(call.tenant()).stream()
            .filter(a -> a.userId().equals(id))
            .findFirst()
            .orElseThrow(AdministratorsApi::unknown);
    return Response.json(200, shown(one, users(call.tenant(), List.of(one)).get(id)));
  }

  private static Level level(Call call) {
    return Level.of(Json.text(call.json(), "level", "")).orElseThrow();
  }

  private Response remove(Call call) {
    require(administrators.dismiss(call.tenant(), call.path("id")));
    return Response.empty(204);
  }

  private static void require(Administrators.Outcome outcome) {
    switch (outcome) {
      case DONE -> {}
      case UNKNOWN -> throw unknown();
      case LAST ->
          throw ManagementError.conflict(
              "last_administrator",
              "This is the last administrator who can sign in. Invite another one first.");
    }
  }

  private static ManagementError unknown() {
    return ManagementError.notFound(
        "inexistent_administrator", "The user does not exist or manages nothing.");
  }

  private Response links(Call call) {
    var json = Json.array();
    administrators.waiting(call.tenant()).forEach(t -> json.add(shown(t)));
    return Response.json(200, json);
  }

  private static ObjectNode shown(SetupTicketStore.Ticket ticket) {
    return Json.object()
        .put("id", ticket.id())
        .put("level", ticket.level().text())
        .put("created_at", Time.text(ticket.created()))
        .put("created_by", ticket.creator().isEmpty() ? null : ticket.creator())
        .put("expires_at", Time.text(ticket.end()));
  }

  private Response invite(Call call) {
    if (administrators.waiting(call.tenant()).size() >= MAX_LINKS) {
      throw ManagementError.conflict(
          "too_many_invitations",
          "There are " + MAX_LINKS + " links that nobody has used. Delete one of them first.");
    }
    var ticket = administrators.ticket(level(call), call.caller().subject());
    var url = administrators.link(tenants.byId(call.tenant()), ticket);
    return Response.json(201, shown(ticket).put("url", url)).noStore();
  }

  private Response withdraw(Call call) {
    if (!administrators.withdraw(call.tenant(), call.path("id"))) {
      throw ManagementError.notFound(
          "inexistent_invitation", "The link does not exist, was used or has ended.");
    }
    return Response.empty(204);
  }
}
