package dev.ostiary.preview;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.TestPrograms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A tenant with random APIs, roles, users, organizations and applications, and random requests. */
final class PreviewWorld {
  private static final List<String> PERMISSIONS =
      List.of("read:a", "write:a", "delete:a", "read:b", "write:b", "export:b");
  private static final List<String> OPENID =
      List.of("openid", "profile", "email", "offline_access", "given_name", "address", "phone");
  private static final List<String> ALGORITHMS =
      List.of("RS256", "RS256", "ES256", "HS256", "PS256");
  private static final List<String> DIALECTS =
      List.of("access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz");
  private static final List<String> GRANTS =
      List.of("authorization_code", "implicit", "refresh_token", "client_credentials");

  private final ApiFixture api;
  private final Random random;
  private final List<String> audiences = new ArrayList<>();
  private final Map<String, List<String>> defined = new HashMap<>();
  private final List<String> roles = new ArrayList<>();
  final List<Person> people = new ArrayList<>();
  private final List<String> organizations = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();

  /** A user, and the browser in which they are signed in. */
  record Person(String id, String email, TestBrowser browser) {}

  /**
   * A request for tokens.
   *
   * @param person null for the application itself
   */
  record Wish(Client client, @Nullable Person person, String grant, Map<String, String> values) {}

  PreviewWorld(ApiFixture api, Random random, int number) {
    this.api = api;
    this.random = random;
    for (int i = 0; i < 3; i++) {
      addApi("https://api" + i + ".world" + number + ".example/");
    }
    for (int i = 0; i < 3; i++) {
      addRole("Role " + number + "-" + i);
    }
    for (int i = 0; i < 4; i++) {
      addPerson("person" + i + "@world" + number + ".example");
    }
    for (int i = 0; i < 2; i++) {
      addOrganization("organization-" + number + "-" + i);
    }
    for (int i = 0; i < 5; i++) {
      addClient();
    }
    new TestPrograms(api).clear();
    people.forEach(this::signIn);
    settings();
    programs(number);
  }

  /** Every fourth world has programs: they tell what they were told, and refuse somebody. */
  private void programs(int number) {
    var programs = new TestPrograms(api);
    if (number % 4 != 1) {
      return;
    }
    programs.only(
        Point.POST_LOGIN,
        "Tells at sign-in",
        """
        const told = [event.user.user_id, event.client.name, event.transaction?.protocol,
          event.organization?.name, event.resource_server?.identifier,
          event.transaction?.requested_scopes, event.authorization?.roles];
        api.idToken.setCustomClaim('https://app.example/told', told);
        api.accessToken.setCustomClaim('https://app.example/told', told);
        api.accessToken.removeScope('write:a');
        if (event.user.email.startsWith('person1')) api.accessToken.addScope('read:a');
        if (event.user.email.startsWith('person3')) api.access.deny('Not you');
        """);
    programs.only(
        Point.CREDENTIALS_EXCHANGE,
        "Tells applications",
        """
        if (event.client.name.length % 5 === 0) api.access.deny('invalid_scope', 'Not this one');
        api.accessToken.setCustomClaim('https://app.example/told', [event.client.client_id,
          event.resource_server?.identifier, event.organization?.name,
          event.transaction?.requested_scopes]);
        api.transaction.removeTargetScope('write:a');
        """);
    programs.rule(
        "Counts",
        """
        function (user, context, callback) {
          context.accessToken['https://app.example/protocol'] = context.protocol;
          callback(null, user, context);
        }""");
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> List<T> some(List<T> all, double share) {
    return all.stream().filter(x -> chance(share)).toList();
  }

  private ApiFixture.Answer create(String path, ObjectNode body) {
    var answer = api.call("POST", path, Json.write(body));
    if (answer.status() >= 300) {
      throw new AssertionError(path + " " + Json.write(body) + " " + answer.raw().body());
    }
    return answer;
  }

  private void settings() {
    var json = Json.object().put("default_audience", chance(0.3) ? any(audiences) : "");
    json.put("allow_organization_name_in_authentication_api", chance(0.5));
    json.set("ostiary", Json.object().put("wire_behaviour", chance(0.2) ? "rfc" : "auth0"));
    api.call("PATCH", "/tenants/settings", Json.write(json)).has(200);
  }

  private void addApi(String identifier) {
    var body =
        Json.object()
            .put("identifier", identifier)
            .put("name", identifier)
            .put("signing_alg", any(ALGORITHMS))
            .put("enforce_policies", chance(0.6))
            .put("token_dialect", any(DIALECTS))
            .put("allow_offline_access", chance(0.7))
            .put("skip_consent_for_verifiable_first_party_clients", chance(0.7))
            .put("token_lifetime", 600 + random.nextInt(80_000))
            .put("token_lifetime_for_web", 300);
    var scopes = body.putArray("scopes");
    var names = some(PERMISSIONS, 0.7);
    names.forEach(s -> scopes.add(Json.object().put("value", s)));
    defined.put(identifier, names);
    var policy = any(List.of("allow_all", "allow_all", "require_client_grant", "deny_all"));
    var policies = Json.object();
    policies.set("user", Json.object().put("policy", policy));
    policies.set(
        "client", Json.object().put("policy", chance(0.9) ? "require_client_grant" : "deny_all"));
    body.set("subject_type_authorization", policies);
    create("/resource-servers", body);
    audiences.add(identifier);
  }

  private List<String> defined(String audience) {
    return defined.getOrDefault(audience, List.of());
  }

  private ArrayNode permissions(double share) {
    var array = Json.array();
    for (var audience : audiences) {
      for (var name : some(defined(audience), share)) {
        array.add(
            Json.object().put("permission_name", name).put("resource_server_identifier", audience));
      }
    }
    return array;
  }

  private void give(String path, String member, ArrayNode values) {
    if (!values.isEmpty()) {
      var body = Json.object();
      body.set(member, values);
      create(path, body);
    }
  }

  private void addRole(String name) {
    var id = create("/roles", Json.object().put("name", name)).text("id");
    give("/roles/" + id + "/permissions", "permissions", permissions(0.4));
    roles.add(id);
  }

  private void addPerson(String email) {
    var body =
        Json.object()
            .put("connection", "Username-Password-Authentication")
            .put("email", email)
            .put("password", TestServer.PASSWORD)
            .put("email_verified", chance(0.5));
    for (var name : some(List.of("given_name", "family_name", "name", "nickname"), 0.5)) {
      body.put(name, name + " \u00e4\u4e2d " + random.nextInt(100));
    }
    var id = create("/users", body).text("user_id");
    var path = "/users/" + id.replace("|", "%7C");
    give(path + "/roles", "roles", Json.array(some(roles, 0.5)));
    give(path + "/permissions", "permissions", permissions(0.2));
    people.add(new Person(id, email, api.server().browser()));
  }

  private void addOrganization(String name) {
    var connection =
        api.get("/connections?name=Username-Password-Authentication").each("id").getFirst();
    var body = Json.object().put("name", name);
    if (chance(0.8)) {
      body.putArray("enabled_connections").add(Json.object().put("connection_id", connection));
    }
    var id = create("/organizations", body).text("id");
    var members = some(people, 0.6).stream().map(Person::id).toList();
    give("/organizations/" + id + "/members", "members", Json.array(members));
    for (var member : members) {
      give(
          "/organizations/" + id + "/members/" + member.replace("|", "%7C") + "/roles",
          "roles",
          Json.array(some(roles, 0.4)));
    }
    organizations.add(id);
  }

  private void addClient() {
    var server = api.server();
    var builder =
        server
            .client()
            .with(
                "{\"app_type\":\"regular_web\",\"token_endpoint_auth_method\":\"client_secret_post\","
                    + "\"client_secret\":\""
                    + "s".repeat(48)
                    + "\"}")
            .with(
                "{\"jwt_configuration\":{\"lifetime_in_seconds\":"
                    + (60 + random.nextInt(9_000))
                    + ",\"alg\":\""
                    + any(List.of("RS256", "HS256"))
                    + "\"}}")
            .with(
                "{\"refresh_token\":{\"rotation_type\":\"non-rotating\","
                    + "\"expiration_type\":\"non-expiring\"}}")
            .redirectUri(chance(0.3) ? "http://localhost:3000/cb" : "https://app.example/cb");
    some(GRANTS, 0.9).forEach(builder::grantType);
    if (chance(0.3)) {
      builder.thirdParty();
    }
    if (chance(0.4)) {
      builder.with(
          "{\"organization_usage\":\""
              + any(List.of("allow", "allow", "allow", "deny", "require"))
              + "\"}");
    }
    var client = builder.create();
    for (var audience : some(audiences, 0.7)) {
      var grant =
          Json.object()
              .put("client_id", client.id())
              .put("audience", audience)
              .put("organization_usage", chance(0.3) ? "allow" : "deny")
              .put("allow_any_organization", chance(0.5));
      grant.set("scope", Json.array(some(defined(audience), 0.6)));
      create("/client-grants", grant);
      if (chance(0.5)) {
        grant
            .put("subject_type", "user")
            .remove(List.of("organization_usage", "allow_any_organization"));
        create("/client-grants", grant);
      }
    }
    clients.add(client);
  }

  /** With an application of its own, so that every later request finds a session. */
  private void signIn(Person person) {
    var door = api.server().client().spa().redirectUri("https://door.example/cb").create();
    // The tenant's default audience may be an API that lets no application in.
    var audience = api.server().tenant().userinfoAudience();
    person.browser().signIn(door, person.email(), Map.of("scope", "openid", "audience", audience));
  }

  /** Blocks one of the people who are signed in. */
  void block() {
    if (chance(0.5)) {
      var id = any(people).id().replace("|", "%7C");
      api.call("PATCH", "/users/" + id, "{\"blocked\":true}").has(200);
    }
  }

  Wish wish() {
    var client = any(clients);
    var values = new LinkedHashMap<String, String>();
    if (chance(0.75)) {
      values.put("audience", chance(0.05) ? "https://nobody.example/" : any(audiences));
    }
    if (chance(0.03)) {
      values.put("audience", "https://id.example/userinfo");
    }
    boolean machine = chance(0.2);
    var scopes = new ArrayList<String>();
    if (!machine) {
      scopes.addAll(some(OPENID, chance(0.7) ? 0.6 : 0.1));
    }
    if (!machine || chance(0.5)) {
      scopes.addAll(some(PERMISSIONS, machine ? 0.2 : 0.5));
    }
    if (!scopes.isEmpty()) {
      values.put("scope", String.join(" ", scopes));
    }
    if (chance(0.15)) {
      values.put("organization", chance(0.1) ? "org_nobodyknowsit0000" : any(organizations));
    }
    if (machine) {
      return new Wish(client, null, "client_credentials", values);
    }
    if (chance(0.4)) {
      values.put("nonce", "n-" + random.nextInt(1_000));
    }
    if (chance(0.3)) {
      values.put("max_age", "1000000");
    }
    if (chance(0.3)) {
      values.put(
          "claims",
          "{\"id_token\":{\"auth_time\":null,\"family_name\":{\"essential\":true},\"email\":null}}");
    }
    return new Wish(client, any(people), chance(0.2) ? "implicit" : "authorization_code", values);
  }
}
