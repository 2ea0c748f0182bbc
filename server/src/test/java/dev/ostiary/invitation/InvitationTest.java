package dev.ostiary.invitation;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the link in an invitation does. */
class InvitationTest {
  private static final String USED = "invitation not found or already used";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  private String organization = "";
  private String role = "";

  @SuppressWarnings("NullAway.Init")
  private TestApp app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void organization() {
    app =
        api.server()
            .app(
                api.server()
                    .client()
                    .spa()
                    .with(
                        "{\"organization_usage\":\"require\","
                            + "\"initiate_login_uri\":\"https://app.example/in\"}")
                    .create());
    var connection =
        api.get("/connections?name=" + Connections.STANDARD).body().get(0).get("id").stringValue();
    var body =
        "{\"name\":\"o%s\",\"enabled_connections\":[{\"connection_id\":\"%s\"}]}"
            .formatted(Ids.hex(10), connection);
    organization = api.call("POST", "/organizations", body).has(201).text("id");
    role = api.call("POST", "/roles", "{\"name\":\"R" + Ids.hex(8) + "\"}").text("id");
  }

  private static String email() {
    return Ids.alphanumeric(10).toLowerCase(Locale.ROOT) + "@example.com";
  }

  private String ticket(String email) {
    var body =
        """
        {"inviter":{"name":"Ann"},"invitee":{"email":"%s"},"client_id":"%s","roles":["%s"],
        "ttl_sec":3600,"send_invitation_email":false,"app_metadata":{"plan":"gold"}}
        """
            .formatted(email, app.id(), role);
    return api.call("POST", "/organizations/" + organization + "/invitations", body)
        .has(201)
        .text("ticket_id");
  }

  private Map<String, String> request(String ticket) {
    return Map.of(
        "invitation", ticket, "organization", organization, "organization_name", "ignored");
  }

  private HttpCalls.Answer signUp(TestBrowser browser, String ticket, String email) {
    var page = app.authorize(browser, request(ticket));
    assertThat(page).says("action=\"/u/signup\"");
    return browser.submit(
        page, "/u/signup", Map.of("email", email, "password", TestServer.PASSWORD));
  }

  @Test
  @DisplayName("REC-01 a new person signs up with the link and is a member with its roles")
  void aNewPersonBecomesAMember() {
    api.server().admin().connectionOptions("{\"disable_signup\":true}");
    try {
      var email = email();
      var ticket = ticket(email);
      assertThat(app.authorize(api.server().browser(), request(ticket))).says(email);
      var answer = signUp(api.server().browser(), ticket, email);
      var callback = TestBrowser.callback(answer, "v".repeat(43));
      assertThat(callback.values().value("error")).isNull();
      var member = api.get("/organizations/" + organization + "/members?fields=user_id,roles");
      var id = Json.text(member.body().get(0), "user_id", "");
      assertThat(member.body().get(0).at("/roles/0/id").stringValue()).isEqualTo(role);
      var user = api.get("/users/" + id.replace("|", "%7C")).body();
      assertThat(Json.flag(user, "email_verified", false)).isTrue();
      assertThat(Json.text(user.get("app_metadata"), "plan")).isEqualTo("gold");
      assertThat(api.get("/organizations/" + organization + "/invitations").body()).isEmpty();
      assertThat(app.authorize(api.server().browser(), request(ticket)))
          .tellsError("access_denied", USED);
    } finally {
      api.server().admin().connectionOptions("{\"disable_signup\":false}");
    }
  }

  @Test
  void theLinkOpensNoAccountForAnotherAddress() {
    var ticket = ticket(email());
    var stranger = email();
    var answer = signUp(api.server().browser(), ticket, stranger);
    assertThat(answer).hasStatus(400).says("action=\"/u/signup\"");
    assertThat(api.get("/users-by-email?email=" + stranger).body()).isEmpty();
    var known = api.server().user(email());
    var values = app.signIn(String.valueOf(known.email()), login(ticket)).values();
    assertThat(values.value("error")).isEqualTo("access_denied");
    assertThat(api.get("/organizations/" + organization + "/members").body()).isEmpty();
    assertThat(api.get("/organizations/" + organization + "/invitations").body()).hasSize(1);
  }

  /** The same link, with the login page instead of the sign-up page. */
  private Map<String, String> login(String ticket) {
    var all = new java.util.LinkedHashMap<>(request(ticket));
    all.put("screen_hint", "login");
    return all;
  }

  @Test
  void aPersonWithAnAccountSignsInAnewAndIsAMember() {
    var user = api.server().user(email());
    var ticket = ticket(String.valueOf(user.email()));
    var browser = api.server().browser();
    var open = api.server().app(api.server().client().spa().create());
    browser.signIn(open.client(), String.valueOf(user.email()), Map.of());
    assertThat(app.authorize(browser, request(ticket))).asksToSignIn();
    var callback = app.signIn(String.valueOf(user.email()), request(ticket));
    assertThat(callback.values().value("error")).isNull();
    var claims = TestApp.claims(app.exchange(callback).json(), "id_token");
    assertThat(Json.text(claims, "org_id")).isEqualTo(organization);
  }

  @Test
  void aLinkEndsWithItsTimeItsWithdrawalAndWorksForItsApplicationOnly() {
    var ticket = ticket(email());
    var other =
        api.server()
            .app(api.server().client().spa().with("{\"organization_usage\":\"allow\"}").create());
    assertThat(other.authorize(api.server().browser(), request(ticket)))
        .tellsError("access_denied", USED);
    assertThat(app.authorize(api.server().browser(), Map.of("invitation", ticket)))
        .tellsError("invalid_request", "parameter organization is required with an invitation");
    var page = app.authorize(api.server().browser(), request(ticket));
    assertThat(page).hasStatus(200);
    api.server().time().advance(Duration.ofSeconds(3601));
    assertThat(app.authorize(api.server().browser(), request(ticket)))
        .tellsError("access_denied", USED);
  }
}
