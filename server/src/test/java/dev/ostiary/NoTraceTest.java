package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TenantObjects.Operation;
import dev.ostiary.common.Json;
import dev.ostiary.document.TenantRowStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A tenant with one object of every kind, each naming the others wherever it can: whatever is
 * deleted, no row of any table names it afterwards. The operations come from the OpenAPI document,
 * so that new ones are covered when they are declared.
 */
class NoTraceTest {
  /** History, on purpose: events, jobs with their files, mails on their way. */
  private static final Set<String> HISTORY =
      Set.of("log", "job", "job_chunk", "job_error", "job_link", "mail");

  /** What the others name goes first, so that it is still named when it goes. */
  private static final List<String> FIRST =
      List.of("users", "roles", "connections", "resource-servers", "clients", "organizations");

  private static final String API = "https://trace.example/";

  /** What others still name when its turn comes. Organizations: OrganizationMembersApiTest. */
  private static final List<String> NAMED = FIRST.subList(0, 5);

  @Test
  void whatIsDeletedIsNamedNowhere() {
    try (var server = TestServer.start()) {
      var objects = new TenantObjects(server.http(), server.managementToken(), "word").fill();
      link(objects);
      var gone = new ArrayList<String>();
      var named = new TreeMap<String, Integer>();
      var left = new TreeSet<String>();
      for (var operation : deletions(objects)) {
        var kind = operation.kind(operation.parameters().getFirst());
        var id = id(objects, kind);
        // APIs are named by their identifier.
        var name = kind.equals("resource-servers") ? API : id;
        var parameter = operation.parameters().getFirst();
        var path = operation.path().replace(parameter, TenantObjects.encoded(id));
        int before = traces(server, name).size();
        if (objects.call("DELETE", path, "").status() / 100 == 2) {
          gone.add(kind);
          named.merge(kind, before, Integer::max);
          traces(server, name).forEach(row -> left.add(kind + " " + id + " in " + row));
        }
      }
      assertThat(gone).contains("users", "clients", "resource-servers", "roles", "organizations");
      // More rows than its own named it before.
      assertThat(named)
          .allSatisfy(
              (kind, rows) ->
                  assertThat(rows).as(kind).isGreaterThan(NAMED.contains(kind) ? 1 : -1));
      assertThat(left).isEmpty();
    }
  }

  /** What lists of ids say, which no sample fills in. */
  private static void link(TenantObjects objects) {
    var user = objects.id("users").orElseThrow();
    var role = objects.id("roles").orElseThrow();
    var organization = "/organizations/" + objects.id("organizations").orElseThrow();
    var members = organization + "/members";
    var connection = id(objects, "connections");
    var permissions =
        """
        {"permissions":[{"resource_server_identifier":"https://trace.example/",
                         "permission_name":"read:trace"}]}
        """;
    linked(
        objects,
        "/resource-servers",
        "{\"identifier\":\"" + API + "\",\"scopes\":[{\"value\":\"read:trace\"}]}");
    var client = objects.id("clients").orElseThrow();
    linked(
        objects,
        "/client-grants",
        "{\"client_id\":\"" + client + "\",\"audience\":\"" + API + "\",\"scope\":[]}");
    linked(objects, "/roles/" + role + "/permissions", permissions);
    linked(objects, "/users/" + TenantObjects.encoded(user) + "/permissions", permissions);
    linked(objects, "/roles/" + role + "/users", "{\"users\":[\"" + user + "\"]}");
    linked(objects, members, "{\"members\":[\"" + user + "\"]}");
    linked(
        objects,
        members + "/" + TenantObjects.encoded(user) + "/roles",
        "{\"roles\":[\"" + role + "\"]}");
    linked(
        objects,
        organization + "/enabled_connections",
        "{\"connection_id\":\"" + connection + "\"}");
  }

  private static void linked(TenantObjects objects, String path, String body) {
    var answer = objects.call("POST", path, body);
    assertThat(answer.status()).as("%s %s", path, answer.body()).isIn(200, 201, 204, 409);
  }

  private static List<Operation> deletions(TenantObjects objects) {
    return objects.operations().stream()
        .filter(o -> o.method().equals("DELETE") && o.available() && o.parameters().size() == 1)
        .filter(o -> o.path().endsWith(o.parameters().getFirst()))
        .sorted(Comparator.comparingInt(NoTraceTest::turn))
        .toList();
  }

  /** The newest; the vault of flows has connections, too, and the API has a name of its own. */
  private static String id(TenantObjects objects, String kind) {
    if (!kind.equals("connections") && !kind.equals("resource-servers")) {
      return objects.id(kind).orElse("none");
    }
    var listed = Json.own("{\"all\":" + objects.call("GET", "/" + kind, "").body() + "}");
    return listed
        .get("all")
        .valueStream()
        .filter(o -> Json.text(o, "identifier", API).equals(API))
        .map(o -> Json.text(o, "id", ""))
        .toList()
        .getLast();
  }

  private static int turn(Operation operation) {
    int place = FIRST.indexOf(operation.kind(operation.parameters().getFirst()));
    return place < 0 ? FIRST.size() : place;
  }

  private static List<String> traces(TestServer server, String id) {
    var database = server.parts().database;
    return new TenantRowStore(database)
        .tables().stream()
            .filter(table -> !HISTORY.contains(table))
            .flatMap(
                table -> {
                  var living = table.equals("document") ? " WHERE deleted = 0" : "";
                  return database
                      .read(
                          tx ->
                              tx.sql()
                                  .createQuery("SELECT * FROM " + table + living)
                                  .mapToMap()
                                  .list())
                      .stream()
                      .map(row -> table + " " + row)
                      .filter(row -> row.contains(id));
                })
            .toList();
  }
}
