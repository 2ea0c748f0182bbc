package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TenantObjects.Operation;
import dev.ostiary.common.Json;
import dev.ostiary.document.TenantRowStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation of the Management API, called at one tenant with ids of another's objects in its
 * path, query and body: the answer is the same as for ids that nobody has, nothing of the other
 * tenant is in it, and nothing of the other tenant changes. The operations come from the OpenAPI
 * document, so that new ones are covered when they are declared.
 */
class OtherTenantsObjectsTest {
  private static final BothDatabases SERVERS = new BothDatabases();
  private static final String OURS = "alphaword";
  private static final String THEIRS = "bravoword";

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  /** One try: an operation, ids for its path, and where references in query and body lead. */
  private record Try(
      Operation operation,
      Map<String, String> path,
      Function<String, Optional<String>> references) {
    @Override
    public String toString() {
      return operation + " " + path;
    }
  }

  private static final class Two {
    final TestServer server;
    final TenantObjects ours;
    final TenantObjects theirs;
    final Map<String, String> unknown = new LinkedHashMap<>();

    Two(TestServer server) {
      this.server = server;
      var other = server.secondTenant("other");
      ours = new TenantObjects(server.http(), server.managementToken(), OURS).fill();
      theirs = new TenantObjects(other.http(), other.managementToken(), THEIRS).fill();
      theirs.without(ours);
    }

    String unknownFor(String id) {
      return unknown.computeIfAbsent(id, TenantObjects::unknownLike);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-02 ADM-12 another tenant's ids are like ids that nobody has")
  void anotherTenantsObjectsDoNotExist(String database) {
    var two = new Two(SERVERS.on(database));
    assertThat(two.theirs.kinds())
        .contains("clients", "connections", "users", "roles", "resource-servers", "client-grants");
    var before = rows(two);
    int tries = 0;
    for (var operation : two.ours.operations().stream().filter(Operation::available).toList()) {
      for (var one : tries(two, operation)) {
        attempt(two, one);
        tries++;
      }
    }
    assertThat(tries).isGreaterThan(50);
    assertThat(rows(two)).isEqualTo(before);
  }

  /** Their ids in every place of the path, then in one of them beside our own, then in the body. */
  private static List<Try> tries(Two two, Operation operation) {
    var tries = new ArrayList<Try>();
    var parameters = operation.parameters();
    if (!parameters.isEmpty()) {
      tries.add(new Try(operation, path(two, operation, parameters), two.ours::reference));
    }
    if (parameters.size() > 1) {
      parameters.forEach(
          p ->
              tries.add(new Try(operation, path(two, operation, List.of(p)), two.ours::reference)));
    }
    tries.add(new Try(operation, path(two, operation, List.of()), two.theirs::reference));
    return tries;
  }

  /** The ids of a path; those of the parameters that are named are theirs, the others ours. */
  private static Map<String, String> path(Two two, Operation operation, List<String> theirs) {
    var ids = new LinkedHashMap<String, String>();
    for (var parameter : operation.parameters()) {
      var objects = theirs.contains(parameter) ? two.theirs : two.ours;
      var kind = operation.kind(parameter);
      ids.put(parameter, objects.id(kind).or(() -> objects.id("users")).orElse("none"));
    }
    return ids;
  }

  private static void attempt(Two two, Try one) {
    UnaryOperator<String> foreign = id -> two.theirs.all().contains(id) ? two.unknownFor(id) : id;
    var real = request(two, one, UnaryOperator.identity());
    if (real.isEmpty()) {
      return;
    }
    var theirs = send(two, real.get());
    var nobodys = send(two, request(two, one, foreign).orElseThrow());
    var body = theirs.body();
    assertThat(theirs.status())
        .as("%s: %s, but for an unknown id %s", one, body, nobodys.body())
        .isEqualTo(nobodys.status())
        .isLessThan(500);
    if (theirs.status() >= 400 || one.operation().method().equals("GET")) {
      assertThat(neutral(two, body)).as("%s", one).isEqualTo(neutral(two, nobodys.body()));
    }
    var sent = real.get().toString();
    assertThat(body).as("%s", one).matches(b -> !b.contains(THEIRS) || sent.contains(THEIRS));
    two.theirs.all().stream()
        .filter(id -> !sent.contains(id) && !sent.contains(TenantObjects.encoded(id)))
        .forEach(id -> assertThat(body).as("%s", one).doesNotContain(id));
  }

  private record Request(String method, String path, String body) {}

  /** Empty when nothing in the request is theirs: it would only disturb our own objects. */
  private static Optional<Request> request(Two two, Try one, UnaryOperator<String> replace) {
    var path = one.operation().path();
    boolean foreign = false;
    for (var id : one.path().entrySet()) {
      foreign |= two.theirs.all().contains(id.getValue());
      path = path.replace(id.getKey(), TenantObjects.encoded(replace.apply(id.getValue())));
    }
    var query = new TreeMap<String, String>();
    for (var parameter : one.operation().declared().path("parameters")) {
      var name = Json.text(parameter, "name", "");
      var value = one.references().apply(name);
      if ("query".equals(Json.text(parameter, "in")) && value.isPresent()) {
        foreign |= two.theirs.all().contains(value.get());
        query.put(name, replace.apply(value.get()));
      }
    }
    var bodies =
        two.ours.bodies(
            name ->
                TenantObjects.names(one.operation(), name)
                    ? Optional.empty()
                    : one.references().apply(name).map(replace));
    var body = bodies.of(one.operation().declared());
    boolean theirs = one.references().apply("client_id").equals(two.theirs.id("clients"));
    foreign |= theirs && bodies.referred();
    var target = query.isEmpty() ? path : path + "?" + HttpCalls.encode(query);
    return foreign
        ? Optional.of(new Request(one.operation().method(), target, body == null ? "" : body))
        : Optional.empty();
  }

  private static HttpCalls.Answer send(Two two, Request request) {
    return two.ours.call(request.method(), request.path(), request.body());
  }

  /** The body with ids and our own words taken out, in whatever writing. */
  private static String neutral(Two two, String body) {
    var text = body.replaceAll(OURS + "[0-9a-f]*", OURS);
    for (var pair : two.unknown.entrySet()) {
      for (var id : List.of(pair.getKey(), pair.getValue())) {
        text = text.replace(id, "ID").replace(TenantObjects.encoded(id), "ID");
      }
    }
    return text;
  }

  private static Map<String, List<String>> rows(Two two) {
    var database = two.server.parts().database;
    var all = new TreeMap<String, List<String>>();
    for (var table : new TenantRowStore(database).tables()) {
      all.put(
          table,
          database.read(
              tx ->
                  tx
                      .sql()
                      .createQuery("SELECT * FROM " + table + " WHERE tenant_id = 'other'")
                      .mapToMap()
                      .stream()
                      .map(row -> new TreeMap<>(row).toString())
                      .sorted()
                      .toList()));
    }
    return all;
  }
}
