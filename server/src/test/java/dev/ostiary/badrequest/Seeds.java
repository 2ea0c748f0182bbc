package dev.ostiary.badrequest;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Valid requests to every route, from which bad ones are made. */
final class Seeds {
  private static final String VERIFIER = "0123456789012345678901234567890123456789012";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  /** What the server under test has, and secrets that must never be seen in an answer. */
  record World(
      String spa,
      String machine,
      String secret,
      String api,
      String token,
      Map<String, String> ids,
      List<Login> logins) {}

  /** A sign-in in progress in some browser. */
  record Login(String cookie, String csrf, String state) {}

  private final World world;
  private final List<Supplier<Draft>> fixed;

  Seeds(World world) {
    this.world = world;
    this.fixed =
        List.of(
            this::authorize,
            this::authorize,
            this::authorizePost,
            this::code,
            this::code,
            this::refresh,
            this::clientCredentials,
            this::clientCredentials,
            this::revoke,
            () -> new Draft("GET", "/userinfo").header("Authorization", "Bearer nothing"),
            () -> new Draft("POST", "/userinfo").form("access_token", "nothing"),
            () -> new Draft("GET", "/userinfo").query("access_token", "nothing"),
            () ->
                new Draft("GET", "/v2/logout")
                    .query("client_id", this.world.spa())
                    .query("returnTo", "https://app.example/out"),
            () -> oidcLogout(new Draft("GET", "/oidc/logout")),
            () -> new Draft("POST", "/oidc/logout").form("client_id", this.world.spa()),
            this::changePassword,
            this::signup,
            () -> new Draft("GET", "/.well-known/openid-configuration"),
            () -> new Draft("GET", "/.well-known/oauth-authorization-server"),
            () -> new Draft("GET", "/.well-known/jwks.json"),
            () -> new Draft("GET", "/health/ready"),
            () -> new Draft("GET", "/dev/mail/nothing"),
            () -> new Draft("GET", "/"),
            () -> new Draft("GET", "/no/such/path").header("Accept", "text/html"),
            () -> new Draft("POST", "/no/such/path").json("{\"a\":1}"));
  }

  /** Any of them. */
  Draft any(Random random) {
    var draft =
        switch (random.nextInt(4)) {
          case 0 -> page(random);
          case 1 -> management(random);
          default -> Nasty.pick(random, fixed).get();
        };
    if (random.nextInt(3) == 0 && !draft.form.isEmpty() && draft.path.startsWith("/oauth/")) {
      draft.asJson();
    }
    return draft;
  }

  Draft authorize() {
    return new Draft("GET", "/authorize")
        .query("client_id", world.spa())
        .query("redirect_uri", "https://app.example/cb")
        .query("response_type", "code")
        .query("scope", "openid profile")
        .query("state", "abc")
        .query("nonce", "def")
        .query("code_challenge", CHALLENGE)
        .query("code_challenge_method", "S256");
  }

  private Draft authorizePost() {
    var draft = new Draft("POST", "/authorize");
    authorize().query.forEach(p -> draft.form(p.name(), p.value()));
    return draft.form("prompt", "none").form("response_mode", "form_post");
  }

  Draft code() {
    return new Draft("POST", "/oauth/token")
        .form("grant_type", "authorization_code")
        .form("client_id", world.spa())
        .form("code", "nosuchcode")
        .form("redirect_uri", "https://app.example/cb")
        .form("code_verifier", VERIFIER);
  }

  Draft refresh() {
    return new Draft("POST", "/oauth/token")
        .form("grant_type", "refresh_token")
        .form("client_id", world.spa())
        .form("refresh_token", "nosuchtoken");
  }

  Draft clientCredentials() {
    return new Draft("POST", "/oauth/token")
        .form("grant_type", "client_credentials")
        .form("client_id", world.machine())
        .form("client_secret", world.secret())
        .form("audience", world.api());
  }

  private Draft revoke() {
    return new Draft("POST", "/oauth/revoke")
        .form("client_id", world.spa())
        .form("token", "nosuchtoken");
  }

  private Draft oidcLogout(Draft draft) {
    return draft
        .query("client_id", world.spa())
        .query("post_logout_redirect_uri", "https://app.example/out")
        .query("state", "abc");
  }

  private Draft changePassword() {
    return new Draft("POST", "/dbconnections/change_password")
        .json(
            "{\"client_id\":\""
                + world.spa()
                + "\",\"email\":\"nobody@example.com\","
                + "\"connection\":\"Username-Password-Authentication\"}");
  }

  /** With a password that no policy accepts: hashing thousands of good ones would take minutes. */
  Draft signup() {
    return new Draft("POST", "/dbconnections/signup")
        .json(
            "{\"client_id\":\""
                + world.spa()
                + "\",\"email\":\"nobody@example.com\",\"password\":\"weak\","
                + "\"connection\":\"Username-Password-Authentication\","
                + "\"user_metadata\":{\"a\":\"b\"}}");
  }

  private Draft page(Random random) {
    var login = Nasty.pick(random, world.logins());
    var draft =
        switch (random.nextInt(11)) {
          case 0 -> new Draft("GET", "/u/login").query("state", login.state());
          case 1 -> new Draft("GET", "/u/signup").query("state", login.state());
          case 2 -> new Draft("GET", "/u/consent").query("state", login.state());
          case 3 -> new Draft("GET", "/authorize/resume").query("state", login.state());
          case 4 -> new Draft("GET", "/u/reset-password").query("ticket", "nosuchticket");
          case 5 -> new Draft("GET", "/u/email-verification").query("ticket", "nosuchticket");
          case 6 -> form("/u/login", login).form("username", "").form("password", "x");
          case 7 -> form("/u/signup", login).form("email", "a@b.c").form("password", "weak");
          case 8 -> form("/u/reset-password/request", login).form("email", "nobody@example.com");
          case 9 ->
              form("/u/reset-password", login).form("ticket", "nosuchticket").form("password", "x");
          default -> form("/oidc/logout/confirm", login);
        };
    return draft.header("Cookie", login.cookie());
  }

  private static Draft form(String path, Login login) {
    return new Draft("POST", path).form("csrf", login.csrf()).form("state", login.state());
  }

  /** Reading with any parameters, and writing what cannot be valid or touches only a victim. */
  private Draft management(Random random) {
    var kind = Nasty.pick(random, List.copyOf(world.ids().keySet()));
    var id = world.ids().getOrDefault(kind, "");
    var draft =
        switch (random.nextInt(5)) {
          case 0 ->
              new Draft("GET", "/api/v2/" + kind)
                  .query("page", "0")
                  .query("per_page", "5")
                  .query("include_totals", "true")
                  .query("fields", "name");
          case 1 -> new Draft("GET", "/api/v2/" + kind + "/" + id);
          case 2 -> new Draft("POST", "/api/v2/" + kind).json("{\"name\":7,\"identifier\":[]}");
          case 3 ->
              new Draft("PATCH", "/api/v2/" + kind + "/" + id)
                  .json("{\"description\":\"x\",\"nickname\":\"y\"}");
          default ->
              new Draft("GET", "/api/v2/" + kind + "/" + id + "/" + sub(random))
                  .query("take", "10")
                  .query("from", "x");
        };
    return random.nextInt(8) == 0
        ? draft
        : draft.header("Authorization", "Bearer " + world.token());
  }

  private static String sub(Random random) {
    return Nasty.pick(random, List.of("roles", "permissions", "users", "clients", "nothing"));
  }

  World world() {
    return world;
  }
}
