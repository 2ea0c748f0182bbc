package dev.ostiary.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class InvitationsApiTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String organization(String name) {
    var body = "{\"name\":\"%s\",\"display_name\":\"The %s\"}".formatted(name, name);
    return "/organizations/" + api.call("POST", "/organizations", body).has(201).text("id");
  }

  private static ObjectNode body(String email) {
    var body = Json.object();
    body.putObject("inviter").put("name", "Ann");
    body.putObject("invitee").put("email", email);
    return body.put("client_id", client("{\"initiate_login_uri\":\"https://app.example/in?x=1\"}"));
  }

  private static String client(String more) {
    var body = Json.own(more).put("name", "Invites");
    return api.call("POST", "/clients", Json.write(body)).has(201).text("client_id");
  }

  @Test
  @DisplayName(
      "REC-01 the link is in the answer and in the mail, its secret nowhere in the database")
  void anInvitationIsSentShownAndWithdrawn() {
    var organization = organization("inviting");
    var path = organization + "/invitations";
    var made = api.call("POST", path, Json.write(body("Guest@Example.com"))).has(201);
    var id = organization.substring("/organizations/".length());
    assertThat(made.text("id")).matches("uinv_[A-Za-z0-9]{16}");
    assertThat(made.text("invitation_url"))
        .isEqualTo(
            "https://app.example/in?x=1&invitation=%s&organization=%s&organization_name=inviting"
                .formatted(made.text("ticket_id"), id));
    assertThat(api.recipients()).contains("guest@example.com");
    var mail = api.server().admin().mail("guest@example.com");
    assertThat(mail).contains("Ann invites you to join The inviting.");
    assertThat(mail).contains(made.text("invitation_url"));
    var rows =
        api.database()
            .read(
                tx ->
                    tx.sql()
                        .createQuery("SELECT * FROM organization_invitation")
                        .mapToMap()
                        .list()
                        .toString());
    assertThat(rows).doesNotContain(made.text("ticket_id"));
    var one = path + "/" + made.text("id");
    var shown = api.get(one).has(200);
    assertThat(shown.text("expires_at")).isEqualTo(made.text("expires_at"));
    assertThat(shown.object().propertyNames()).doesNotContain("ticket_id", "invitation_url");
    assertThat(api.get(path + "?fields=id").has(200).body().get(0).propertyNames())
        .containsExactly("id");
    api.call("DELETE", one).has(204);
    var gone = "The invitation does not exist.";
    api.get(one).isError(404, "inexistent_invitation", gone);
    api.call("DELETE", one).isError(404, "inexistent_invitation", gone);
  }

  @Test
  void theNewestInvitationComesFirst() {
    var path = organization("sorted") + "/invitations";
    for (var name : new String[] {"first", "second"}) {
      api.server().time().advance(java.time.Duration.ofSeconds(1));
      var quiet = body(name + "@example.com").put("send_invitation_email", false);
      api.call("POST", path, Json.write(quiet)).has(201);
      assertThat(api.recipients()).doesNotContain(name + "@example.com");
    }
    var newest = api.get(path).has(200).body().get(0).get("invitee");
    assertThat(Json.text(newest, "email")).isEqualTo("second@example.com");
    var oldest = api.get(path + "?sort=created_at:1&include_totals=true").body();
    assertThat(oldest.at("/invitations/0/invitee/email").stringValue())
        .isEqualTo("first@example.com");
  }

  @Test
  void whatAnInvitationNamesMustExist() {
    var path = organization("naming") + "/invitations";
    api.call("POST", path, Json.write(body("a@example.com").put("client_id", "none")))
        .isError(404, "inexistent_client", "The client does not exist");
    api.call("POST", path, Json.write(body("a@example.com").put("connection_id", "con_none")))
        .isError(404, null, "No connection found by that id");
    var roles = body("a@example.com");
    roles.set("roles", Json.array().add("rol_none"));
    api.call("POST", path, Json.write(roles)).isError(404, null, "The role does not exist.");
    var nowhere = body("a@example.com").put("client_id", client("{}"));
    assertThat(api.call("POST", path, Json.write(nowhere)).has(400).text("message"))
        .contains("initiate_login_uri");
    api.call("POST", path, Json.write(body("no address"))).isInvalidBody("format email");
    api.call("POST", path, Json.write(body("a@example.com").put("ttl_sec", 2_592_001)))
        .isInvalidBody("on property ttl_sec");
    assertThat(api.get(path).body()).isEmpty();
  }
}
