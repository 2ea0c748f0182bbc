package dev.ostiary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private final Router router =
      new Router()
          .add("GET", "/users/{id}", r -> Response.text(200, "user " + r.path("id")))
          .add("GET", "/users/{id}/roles", r -> Response.text(200, "roles " + r.path("id")))
          .add("GET", "/users/me", r -> Response.text(200, "me"))
          .add("DELETE", "/users/{id}", r -> Response.text(200, "gone " + r.path("id")))
          .add("POST", "/users", r -> Response.text(200, "made"));

  private String answer(String method, String path) throws Exception {
    var target = new Request.Target(method, "h", path, null);
    var request = new Request(target, Map.of(), "127.0.0.1", limit -> new byte[0]);
    return new String(
        router.match(request).handle().body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "/users/1,user 1",
    "/users/1/,user 1",
    "/users/me,me",
    "/users/me/roles,roles me",
    "/users/auth0%7C1,user auth0|1",
    "/users/https%3A%2F%2Fapi%2F/roles,roles https://api/",
    "/users/a+b,user a+b",
    "/users/%252F,user %2F"
  })
  void aPathFindsItsHandlerAndIsDecodedOnce(String path, String expected) throws Exception {
    assertThat(answer("GET", path)).isEqualTo(expected);
    assertThat(answer("HEAD", path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/user", "/users/1/2", "/users//roles", "//users/1", "/USERS/1"})
  void anUnknownPathIsNotFound(String path) {
    assertThatThrownBy(() -> answer("GET", path))
        .isInstanceOfSatisfying(HttpError.class, e -> assertThat(e.status()).isEqualTo(404));
    assertThatThrownBy(() -> answer("GET", "/x".repeat(100_000))).isInstanceOf(HttpError.class);
  }

  @Test
  void whatALiteralRouteDoesNotDoTheRouteWithAParameterDoes() throws Exception {
    assertThat(answer("DELETE", "/users/me")).isEqualTo("gone me");
    assertThat(answer("GET", "/users/me")).isEqualTo("me");
  }

  @Test
  void anotherMethodIsNotAllowed() {
    assertThatThrownBy(() -> answer("DELETE", "/users"))
        .isInstanceOfSatisfying(
            HttpError.class,
            e -> {
              assertThat(e.status()).isEqualTo(405);
              assertThat(e.message()).isEqualTo("Allowed: POST");
            });
  }

  @Test
  void twoHandlersOfOneRouteAreAMistake() {
    assertThatThrownBy(() -> router.add("POST", "/users", r -> Response.empty(200)))
        .isInstanceOf(IllegalStateException.class);
  }
}
