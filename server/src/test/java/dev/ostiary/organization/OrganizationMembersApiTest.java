package dev.ostiary.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrganizationMembersApiTest {
  private static final List<String> TABLES =
      List.of(
          "organization_member",
          "organization_member_role",
          "organization_connection",
          "organization_client_grant",
          "organization_client",
          "organization_domain",
          "organization_invitation",
          "organization_invitation_role");

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
    var made = api.call("POST", "/organizations", "{\"name\":\"" + name + "\"}").has(201);
    return "/organizations/" + made.text("id");
  }

  private static String user(String name) {
    return user(name, Connections.STANDARD);
  }

  private static String user(String name, String connection) {
    return api.call(
            "POST",
            "/users",
            "{\"connection\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"Correct-horse-9\"}"
                .formatted(connection, name))
        .has(201)
        .text("user_id");
  }

  private static String role(String name) {
    return api.call("POST", "/roles", "{\"name\":\"" + name + "\"}").has(200).text("id");
  }

  private static String list(String name, String... ids) {
    var body = Json.object();
    body.set(name, Json.array(List.of(ids)));
    return Json.write(body);
  }

  private static String roles(String organization, String user) {
    return organization + "/members/" + user.replace("|", "%7C") + "/roles";
  }

  @Test
  void usersBecomeMembersAndStopBeingIt() {
    var path = organization("members");
    var one = user("member1");
    var two = user("member2");
    api.call("POST", path + "/members", list("members", one, two)).has(204);
    api.call("POST", path + "/members", list("members", one)).has(204);
    var all = api.get(path + "/members").has(200);
    assertThat(all.each("user_id")).containsExactlyInAnyOrder(one, two);
    assertThat(all.body().get(0).propertyNames())
        .containsExactlyInAnyOrder("user_id", "email", "name", "picture");
    assertThat(api.get(path + "/members?fields=email").body().get(0).propertyNames())
        .containsExactly("email");
    var page = api.get(path + "/members?take=1").has(200).body();
    assertThat(page.get("members")).hasSize(1);
    var rest = api.get(path + "/members?take=1&from=" + Json.text(page, "next")).has(200).body();
    assertThat(rest.get("members")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    var of = api.get("/users/" + one.replace("|", "%7C") + "/organizations").has(200);
    assertThat(of.each("name")).containsExactly("members");
    api.call("DELETE", path + "/members", list("members", one, "auth0|nobody")).has(204);
    assertThat(api.get(path + "/members").each("user_id")).containsExactly(two);
  }

  @Test
  void onlyUsersBecomeMembersAndAtMostTenAtATime() {
    var path = organization("only-users") + "/members";
    var user = user("onlyusers");
    api.call("POST", path, list("members", user, "auth0|nobody"))
        .isError(404, "inexistent_user", "The user does not exist.");
    assertThat(api.get(path).body()).isEmpty();
    api.call("POST", path, list("members")).isInvalidBody("on property members");
    var eleven = "u".repeat(11).split("");
    api.call("POST", path, list("members", eleven)).isInvalidBody("on property members");
    api.get("/users/auth0%7Cnobody/organizations")
        .isError(404, "inexistent_user", "The user does not exist.");
  }

  @Test
  void aMemberHasRolesOfTheirOwnInEachOrganization() {
    var path = organization("roles");
    var elsewhere = organization("roles-elsewhere");
    var user = user("hasroles");
    var admin = role("Org admin");
    var guest = role("Org guest");
    api.call("POST", roles(path, user), list("roles", admin))
        .isError(404, null, "The user is not a member of the organization.");
    for (var organization : List.of(path, elsewhere)) {
      api.call("POST", organization + "/members", list("members", user)).has(204);
    }
    api.call("POST", roles(path, user), list("roles", admin, guest)).has(204);
    api.call("POST", roles(path, user), list("roles", "rol_none"))
        .isError(404, null, "The role does not exist.");
    assertThat(api.get(roles(path, user)).has(200).each("name"))
        .containsExactlyInAnyOrder("Org admin", "Org guest");
    assertThat(api.get(roles(elsewhere, user)).has(200).body()).isEmpty();
    assertThat(api.get("/users/" + user.replace("|", "%7C") + "/roles").body()).isEmpty();
    var holders = api.get(path + "/roles/" + admin + "/members").has(200).body();
    assertThat(holders.get("members")).hasSize(1);
    api.get(path + "/roles/rol_none/members").isError(404, null, "The role does not exist.");
    var shown = api.get(path + "/members?fields=user_id,roles").has(200).body().get(0);
    assertThat(shown.get("roles")).hasSize(2);
    var unread = "read:organization_members";
    var less = api.call("GET", path + "/members?fields=user_id,roles", "", unread).has(200);
    assertThat(less.body().get(0).has("roles")).isFalse();
    api.call("DELETE", roles(path, user), list("roles", guest)).has(204);
    assertThat(api.get(roles(path, user)).each("id")).containsExactly(admin);
    api.call("DELETE", path + "/members", list("members", user)).has(204);
    api.call("POST", path + "/members", list("members", user)).has(204);
    assertThat(api.get(roles(path, user)).body()).as("a new membership starts empty").isEmpty();
  }

  @Test
  void clientGrantsAndApplicationsAreListed() {
    var path = organization("apps");
    var client = client("Org app");
    var grant = grant(client, "https://org-apps.example/");
    var added = api.call("POST", path + "/client-grants", "{\"grant_id\":\"" + grant + "\"}");
    assertThat(added.has(201).text("client_id")).isEqualTo(client);
    api.call("POST", path + "/client-grants", "{\"grant_id\":\"" + grant + "\"}").has(409);
    api.call("POST", path + "/client-grants", "{\"grant_id\":\"cgr_none\"}")
        .isError(404, "inexistent_client_grant", "The grant does not exist.");
    assertThat(api.get(path + "/client-grants?client_id=" + client).each("id"))
        .containsExactly(grant);
    assertThat(api.get(path + "/client-grants?audience=https://other.example/").body()).isEmpty();
    assertThat(api.get("/client-grants/" + grant + "/organizations").has(200).each("name"))
        .containsExactly("apps");
    var clients = path + "/clients";
    var body = "{\"clients\":[{\"client_id\":\"%s\",\"use_for_member_access\":true}]}";
    var listed = api.call("POST", clients, body.formatted(client)).has(201);
    assertThat(Json.text(listed.body().get(0).get("client"), "name")).isEqualTo("Org app");
    assertThat(listed.raw().body()).doesNotContain("client_secret");
    api.call("POST", clients, body.formatted("none")).has(404);
    assertThat(api.get(clients).has(200).body().get("clients")).hasSize(1);
    var changed = api.call("PATCH", clients + "/" + client, "{\"use_for_member_access\":false}");
    assertThat(Json.flag(changed.has(200).body(), "use_for_member_access", true)).isFalse();
    var found = api.get("/organizations?include_client_association_for=" + client).has(200);
    assertThat(found.body().valueStream().filter(o -> o.has("client"))).hasSize(1);
    api.call("DELETE", clients, list("clients", client)).has(204);
    api.get(clients + "/" + client).has(404);
    api.call("DELETE", path + "/client-grants/" + grant).has(204);
    api.call("DELETE", path + "/client-grants/" + grant).has(404);
  }

  private static String client(String name) {
    var body =
        "{\"name\":\"%s\",\"initiate_login_uri\":\"https://app.example/login\"}".formatted(name);
    return api.call("POST", "/clients", body).has(201).text("client_id");
  }

  private static String grant(String client, String audience) {
    var server = "{\"identifier\":\"" + audience + "\",\"name\":\"" + audience + "\"}";
    api.call("POST", "/resource-servers", server).has(201);
    var body =
        "{\"client_id\":\"%s\",\"audience\":\"%s\",\"scope\":[]}".formatted(client, audience);
    return api.call("POST", "/client-grants", body).has(201).text("id");
  }

  /** Something of every kind in one organization. */
  private record Full(
      String path, String user, String role, String connection, String client, String grant) {
    static Full of(String name) {
      var connection =
          api.call(
                  "POST",
                  "/connections",
                  "{\"name\":\"%s\",\"strategy\":\"auth0\"}".formatted(name))
              .has(201)
              .text("id");
      var client = OrganizationMembersApiTest.client(name);
      var audience = "https://" + name + ".example/";
      var full =
          new Full(
              organization(name),
              OrganizationMembersApiTest.user(name),
              OrganizationMembersApiTest.role(name),
              connection,
              client,
              OrganizationMembersApiTest.grant(client, audience));
      full.fill();
      return full;
    }

    private void fill() {
      api.call("POST", path + "/members", list("members", user)).has(204);
      api.call("POST", roles(path, user), list("roles", role)).has(204);
      api.call("POST", path + "/connections", "{\"connection_id\":\"" + connection + "\"}")
          .has(201);
      api.call("POST", path + "/client-grants", "{\"grant_id\":\"" + grant + "\"}").has(201);
      api.call("POST", path + "/discovery-domains", "{\"domain\":\"full.example\"}").has(201);
      var listed =
          "{\"clients\":[{\"client_id\":\"%s\",\"use_for_member_access\":true}]}".formatted(client);
      api.call("POST", path + "/clients", listed).has(201);
      var invitation =
          """
          {"inviter":{"name":"Ann"},"invitee":{"email":"bob@example.com"},"client_id":"%s",
          "connection_id":"%s","roles":["%s"],"send_invitation_email":false}
          """
              .formatted(client, connection, role);
      api.call("POST", path + "/invitations", invitation).has(201);
    }

    private String id() {
      return path.substring("/organizations/".length());
    }
  }

  private static String dump(String table) {
    return api.database()
        .read(tx -> tx.sql().createQuery("SELECT * FROM " + table).mapToMap().list().toString());
  }

  private static void isNowhere(String id) {
    assertThat(TABLES).allSatisfy(t -> assertThat(dump(t)).as(t).doesNotContain(id));
  }

  @Test
  void nothingIsLeftOfWhatIsDeleted() {
    var full = Full.of("full-user");
    api.call("DELETE", "/users/" + full.user().replace("|", "%7C")).has(204);
    isNowhere(full.user());
    api.call("DELETE", "/roles/" + full.role()).has(200);
    isNowhere(full.role());
    assertThat(api.get(full.path() + "/invitations").body()).hasSize(1);
    api.call("DELETE", "/client-grants/" + full.grant()).has(204);
    isNowhere(full.grant());
    api.call("DELETE", "/connections/" + full.connection()).has(204);
    isNowhere(full.connection());
    var other = Full.of("full-client");
    api.call("DELETE", "/clients/" + other.client()).has(204);
    isNowhere(other.client());
    isNowhere(other.grant());
    var last = Full.of("full-organization");
    assertThat(TABLES).allSatisfy(t -> assertThat(dump(t)).as(t).isNotEqualTo("[]"));
    api.call("DELETE", last.path()).has(204);
    isNowhere(last.id());
    assertThat(dump("organization_invitation_role")).doesNotContain(last.role());
  }
}
