package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who use one invitation, or end what others begin, at the same time. */
class InvitationRaceTest {
  private static final BothDatabases SERVERS = new BothDatabases();

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  private static String post(TestServer server, String path, String body) {
    var token = "Bearer " + server.managementToken();
    var answer = server.http().json("POST", "/api/v2" + path, body, "Authorization", token);
    assertThat(answer.status()).as(answer.body()).isIn(201, 204);
    return answer.body();
  }

  private static String organization(TestServer server) {
    var connection =
        server.parts().connections.byName("default", Connections.STANDARD).orElseThrow().id();
    var body =
        "{\"name\":\"o%s\",\"enabled_connections\":[{\"connection_id\":\"%s\"}]}"
            .formatted(Ids.hex(10), connection);
    return Json.text(Json.own(post(server, "/organizations", body)), "id", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("REC-01 an invitation makes one member once, however often it is used")
  void anInvitationIsUsedOnce(String database) {
    var server = SERVERS.on(database);
    var organization = organization(server);
    var email = Ids.hex(10) + "@example.com";
    var user = server.user(email);
    var app =
        server
            .client()
            .spa()
            .with(
                "{\"organization_usage\":\"allow\","
                    + "\"initiate_login_uri\":\"https://app.example/in\"}")
            .create();
    var body =
        """
        {"inviter":{"name":"Ann"},"invitee":{"email":"%s"},"client_id":"%s"}
        """
            .formatted(email, app.id());
    var made = post(server, "/organizations/" + organization + "/invitations", body);
    var more =
        Map.of(
            "organization", organization, "invitation", Json.text(Json.own(made), "ticket_id", ""));
    var browsers = java.util.stream.IntStream.range(0, 4).mapToObj(i -> server.browser()).toList();
    var values =
        browsers.stream().parallel().map(b -> b.signIn(app, email, more).values()).toList();
    // Who comes too late is told so, or is let in as the member that the first one made.
    assertThat(values).anyMatch(v -> v.has("code"));
    assertThat(rows(server, "organization_member"))
        .filteredOn(r -> r.contains(user.id()))
        .hasSize(1);
    assertThat(rows(server, "organization_invitation")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void deletingAUserWhileTheyBecomeAMemberLeavesNothing(String database) {
    var server = SERVERS.on(database);
    var organization = organization(server);
    var token = "Bearer " + server.managementToken();
    for (int round = 0; round < 5; round++) {
      var user = server.user(Ids.hex(10) + "@example.com");
      var first = new java.util.concurrent.atomic.AtomicInteger();
      Race.run(
          () ->
              first.getAndIncrement() == 1
                  ? server
                      .http()
                      .json(
                          "DELETE",
                          "/api/v2/users/" + user.id().replace("|", "%7C"),
                          "",
                          "Authorization",
                          token)
                  : server
                      .http()
                      .json(
                          "POST",
                          "/api/v2/organizations/" + organization + "/members",
                          "{\"members\":[\"" + user.id() + "\"]}",
                          "Authorization",
                          token));
      assertThat(rows(server, "organization_member")).noneMatch(r -> r.contains(user.id()));
    }
  }

  private static List<String> rows(TestServer server, String table) {
    return server
        .parts()
        .database
        .read(
            tx ->
                tx.sql().createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                    .map(Object::toString)
                    .toList());
  }
}
