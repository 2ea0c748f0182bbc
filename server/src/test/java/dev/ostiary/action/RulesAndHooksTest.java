package dev.ostiary.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RulesAndHooksTest {
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

  private static ApiFixture.Answer rule(String name, String more) {
    return api.call(
        "POST",
        "/rules",
        "{\"name\":\"%s\",\"script\":\"function f() {}\"%s}".formatted(name, more));
  }

  @Test
  void aRuleIsMadeChangedListedInOrderAndRemoved() {
    var last = rule("Last rule", ",\"order\":900,\"enabled\":false").has(201);
    var first = rule("First rule", ",\"order\":5").has(201);
    var next = rule("Next rule", "").has(201);
    assertThat(first.text("id")).matches("rul_[A-Za-z0-9]{16}");
    assertThat(first.text("stage")).isEqualTo("login_success");
    assertThat(first.body().path("enabled").booleanValue()).isTrue();
    assertThat(next.body().path("order").intValue()).isEqualTo(901);
    assertThat(api.get("/rules").has(200).each("name"))
        .containsExactly("First rule", "Last rule", "Next rule");
    assertThat(api.get("/rules?enabled=false").each("name")).containsExactly("Last rule");
    assertThat(api.get("/rules?include_totals=true&per_page=1").body().path("total").intValue())
        .isEqualTo(3);
    var path = "/rules/" + first.text("id");
    assertThat(api.get(path + "?fields=name").has(200).body()).hasSize(1);
    rule("Other rule", ",\"order\":5")
        .isError(409, null, "A rule with the same order already exists");
    rule("First rule", "").isError(409, null, "A rule with the same name already exists");
    api.call("PATCH", path, "{\"order\":900}").has(409);
    api.call("PATCH", path, "{\"stage\":\"pre_authorize\"}").has(400);
    api.call("PATCH", path, "{\"order\":5,\"enabled\":false}").has(200);
    for (var id : new String[] {first.text("id"), last.text("id"), next.text("id")}) {
      api.call("DELETE", "/rules/" + id).has(204);
    }
    api.get(path).isError(404, "inexistent_rule", "The rule does not exist");
    rule("-bad", "").isInvalidBody("pattern");
  }

  @Test
  void aRuleAlwaysHasAnOrder() {
    var last = rule("Very last", ",\"order\":2147483647").has(201);
    var next = rule("No room", ",\"order\":null").has(201);
    assertThat(next.body().path("order").intValue()).isEqualTo(1);
    var path = "/rules/" + next.text("id");
    assertThat(api.call("PATCH", path, "{\"order\":null}").has(200).body()).isEqualTo(next.body());
    api.call("DELETE", path).has(204);
    api.call("DELETE", "/rules/" + last.text("id")).has(204);
  }

  @Test
  void valuesForRulesShowTheirNamesOnly() {
    api.call("PUT", "/rules-configs/API_KEY", "{\"value\":\"very-hidden\"}").has(200);
    api.call("PUT", "/rules-configs/API_KEY", "{\"value\":\"more-hidden\"}").has(200);
    var list = api.get("/rules-configs").has(200);
    assertThat(list.each("key")).containsExactly("API_KEY");
    assertThat(list.raw().body()).doesNotContain("hidden");
    api.call("PUT", "/rules-configs/a%20b", "{\"value\":\"x\"}").has(400);
    api.call("DELETE", "/rules-configs/API_KEY").has(204);
    api.call("DELETE", "/rules-configs/API_KEY").has(204);
    assertThat(api.get("/rules-configs").body()).isEmpty();
  }

  @Test
  void aHookIsMadeChangedListedAndRemoved() {
    var body = "{\"name\":\"My hook\",\"script\":\"x\",\"triggerId\":\"credentials-exchange\"}";
    var created = api.call("POST", "/hooks", body).has(201);
    var path = "/hooks/" + created.text("id");
    assertThat(created.text("id")).matches("01[0-9A-HJKMNP-TV-Z]{24}");
    assertThat(created.body().path("enabled").booleanValue()).isFalse();
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    api.call("POST", "/hooks", body).has(409);
    api.call("PATCH", path, "{\"triggerId\":\"post-change-password\"}").has(400);
    assertThat(
            api.call("PATCH", path, "{\"enabled\":true}")
                .has(200)
                .body()
                .path("enabled")
                .booleanValue())
        .isTrue();
    assertThat(api.get("/hooks?triggerId=credentials-exchange&enabled=true").each("name"))
        .containsExactly("My hook");
    assertThat(api.get("/hooks?triggerId=send-phone-message").body()).isEmpty();
    api.call("DELETE", path).has(204);
    api.get(path).isError(404, "HookDoesNotExist", "Error: Hook does not exist");
    api.get(path + "/secrets").has(404);
  }

  @Test
  void secretsOfAHookShowTheirNamesOnly() {
    var hook =
        api.call(
            "POST",
            "/hooks",
            "{\"name\":\"With secrets\",\"script\":\"x\",\"triggerId\":\"send-phone-message\"}");
    var path = "/hooks/" + hook.has(201).text("id") + "/secrets";
    api.call("POST", path, "{\"A\":\"deep-secret\",\"B\":\"two\"}").has(201);
    assertThat(Json.write(api.get(path).has(200).body()))
        .isEqualTo("{\"A\":\"_VALUE_NOT_SHOWN_\",\"B\":\"_VALUE_NOT_SHOWN_\"}");
    api.call("POST", path, "{\"A\":\"again\"}").has(409);
    api.call("PATCH", path, "{\"C\":\"new\"}").has(404);
    api.call("PATCH", path, "{\"A\":\"changed\"}").has(201);
    api.call("DELETE", path, "[\"B\",\"X\"]").has(204);
    assertThat(api.get(path).body()).hasSize(1);
    assertThat(api.get("/hooks/" + hook.text("id")).raw().body()).doesNotContain("secret\"");
    boolean readable =
        api.database()
            .read(
                tx ->
                    tx.sql()
                            .createQuery("SELECT COUNT(*) FROM document WHERE body LIKE :text")
                            .bind("text", "%deep-secret%")
                            .mapTo(Long.class)
                            .one()
                        > 0);
    assertThat(readable).isFalse();
  }
}
