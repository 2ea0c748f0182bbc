package dev.ostiary.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.user.User;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthenticationMethodsApiTest {
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBV";
  private static final String TOTP =
      "{\"type\":\"totp\",\"name\":\"App\",\"totp_secret\":\"" + SECRET + "\"}";
  private static final String PHONE = "{\"type\":\"phone\",\"phone_number\":\"+49 151 1234567\"}";

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

  private static String user(User user) {
    return "/users/" + user.id().replace("|", "%7C");
  }

  private static String methods(User user) {
    return user(user) + "/authentication-methods";
  }

  private static String encoded(String id) {
    return id.replace("|", "%7C");
  }

  @Test
  @DisplayName("ADM-07 TOK-10 secrets of factors are neither shown nor readable in the database")
  void secretsStaySecret() {
    var user = api.server().user("secret@example.com");
    var made = api.call("POST", methods(user), TOTP).has(201);
    assertThat(made.text("id")).matches("totp\\|dev_[A-Za-z0-9]{16}");
    var code = api.call("POST", user(user) + "/recovery-code-regeneration").has(200);
    assertThat(code.text("recovery_code")).matches("[A-Z0-9]{24}");
    for (var path : List.of(methods(user), user(user) + "/enrollments", user(user))) {
      assertThat(api.get(path).has(200).raw().body())
          .doesNotContain(SECRET, "code_hash", code.text("recovery_code"));
    }
    assertThat(made.raw().body()).doesNotContain(SECRET);
    assertThat(api.get(methods(user)).each("type"))
        .containsExactly("password", "totp", "recovery-code");
    var rows =
        api.database()
            .read(
                tx ->
                    tx.sql()
                        .createQuery("SELECT body FROM authentication_method")
                        .mapTo(String.class)
                        .list());
    assertThat(rows).hasSize(2).allMatch(r -> r.startsWith("sealed:"));
  }

  @Test
  void aMethodIsAddedRenamedAndRemoved() {
    var user = api.server().user("phone@example.com");
    var made = api.call("POST", methods(user), PHONE).has(201);
    assertThat(made.text("preferred_authentication_method")).isEqualTo("sms");
    var path = methods(user) + "/" + encoded(made.text("id"));
    assertThat(api.get(path).has(200).body()).isEqualTo(made.body());
    var change = "{\"name\":\"Work\",\"preferred_authentication_method\":\"voice\"}";
    assertThat(api.call("PATCH", path, change).has(200).text("name")).isEqualTo("Work");
    assertThat(api.get(path).body().at("/authentication_methods/0/type").stringValue())
        .isEqualTo("voice");
    assertThat(api.get(methods(user) + "?include_totals=true").body().get("authenticators"))
        .hasSize(2);
    assertThat(api.get(user(user) + "/enrollments").each("auth_method")).containsExactly("sms");
    api.call("DELETE", path).has(204);
    for (var method : List.of("GET", "PATCH", "DELETE")) {
      api.call(method, path, "{}").isError(404, null, "The authentication method does not exist.");
      api.call(method, "/users/none/authentication-methods/x", "{}").has(404);
    }
    var password = encoded(api.get(methods(user)).each("id").getFirst());
    assertThat(api.get(methods(user) + "/" + password).has(200).text("type")).isEqualTo("password");
    api.call("DELETE", methods(user) + "/" + password).has(404);
  }

  @Test
  void methodsAreReplacedAndRemovedTogether() {
    var user = api.server().user("all@example.com");
    api.call("POST", methods(user), PHONE).has(201);
    var list = "[" + TOTP + ",{\"type\":\"email\",\"email\":\"all@example.com\"}]";
    assertThat(api.call("PUT", methods(user), list).has(200).each("type"))
        .containsExactly("totp", "email");
    assertThat(api.get(methods(user)).each("type")).hasSize(3).doesNotContain("phone");
    api.call("DELETE", user(user) + "/multifactor/google-authenticator").has(204);
    assertThat(api.get(methods(user)).each("type")).containsExactly("password", "email");
    api.call("DELETE", user(user) + "/multifactor/duo").has(204);
    api.call("DELETE", user(user) + "/multifactor/other").has(404);
    api.call("DELETE", user(user) + "/authenticators").has(204);
    api.call("PUT", methods(user), "[" + PHONE + "]").has(200);
    api.call("DELETE", methods(user)).has(204);
    assertThat(api.get(methods(user)).each("type")).containsExactly("password");
    api.call("POST", user(user) + "/multifactor/actions/invalidate-remember-browser").has(204);
  }

  @Test
  void whatItsKindNeedsMustBeThere() {
    var path = methods(api.server().user("needs@example.com"));
    api.call("POST", path, "{\"type\":\"totp\"}").isInvalidBody("totp_secret");
    api.call("POST", path, "{\"type\":\"totp\",\"totp_secret\":\"abc\"}").isInvalidBody("totp");
    api.call("POST", path, "{\"type\":\"phone\"}").isInvalidBody("phone_number");
    api.call("POST", path, "{\"type\":\"email\"}").isInvalidBody("email");
    api.call("POST", path, "{\"type\":\"passkey\"}").isInvalidBody("key_id");
    api.call("POST", path, "{\"type\":\"push\"}").isInvalidBody("type");
    api.call("PUT", path, "[{\"type\":\"phone\"}]").isInvalidBody("phone_number");
    api.call("PUT", path, "{}").has(400);
    for (var body : List.of(PHONE, TOTP)) {
      api.call("POST", "/users/none/authentication-methods", body).has(404);
    }
  }
}
