package dev.ostiary.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ActionsApiTest {
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

  private static String body(String name, String trigger, String more) {
    return """
        {"name":"%s","supported_triggers":[{"id":"%s"}],"code":"exports.x = () => 1;"%s}"""
        .formatted(name, trigger, more);
  }

  static String action(ApiFixture api, String name, String trigger) {
    return api.call("POST", "/actions/actions", body(name, trigger, ",\"deploy\":true"))
        .has(201)
        .text("id");
  }

  private static String names(ApiFixture.Answer answer, String list) {
    return String.join(
        " ",
        answer
            .has(200)
            .body()
            .path(list)
            .valueStream()
            .map(b -> Json.text(b, "display_name", Json.text(b, "name", "")))
            .toList());
  }

  private static boolean rests(String text) {
    return api.database()
        .read(
            tx ->
                tx.sql()
                        .createQuery(
                            """
                            SELECT (SELECT COUNT(*) FROM document WHERE body LIKE :text)
                              + (SELECT COUNT(*) FROM action_version WHERE body LIKE :text)
                            """)
                        .bind("text", "%" + text + "%")
                        .mapTo(Long.class)
                        .one()
                    > 0);
  }

  @Test
  void anActionIsMadeChangedListedAndRemoved() {
    var created = api.call("POST", "/actions/actions", body("Greet", "post-login", ",\"x\":1"));
    var id = created.has(201).text("id");
    var path = "/actions/actions/" + id;
    assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(created.text("status")).isEqualTo("built");
    assertThat(created.text("runtime")).isEqualTo("node22");
    assertThat(created.body().path("supported_triggers").path(0).path("version").stringValue())
        .isEqualTo("v3");
    assertThat(created.body().has("deployed_version")).isFalse();
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    var after = api.call("PATCH", path, "{\"runtime\":\"node18\",\"x\":null}").has(200);
    assertThat(after.text("runtime")).isEqualTo("node18");
    assertThat(after.body().has("x")).isFalse();
    assertThat(names(api.get("/actions/actions?actionName=Greet"), "actions")).isEqualTo("Greet");
    assertThat(names(api.get("/actions/actions?installed=true"), "actions")).isEmpty();
    assertThat(names(api.get("/actions/actions?triggerId=event-stream"), "actions"))
        .doesNotContain("Greet");
    api.call("POST", "/actions/actions", body("Greet", "post-login", ""))
        .isError(409, null, "An action with the same name already exists");
    api.call("DELETE", path).has(204);
    api.get(path).isError(404, null, "That action does not exist.");
    api.call("DELETE", path).has(404);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    api.call("POST", "/actions/actions", body("A", "no-trigger", ""))
        .isInvalidBody("No enum match");
    api.call("POST", "/actions/actions", "{\"name\":\"A\"}").isInvalidBody("supported_triggers");
    api.call(
            "POST",
            "/actions/actions",
            "{\"name\":\"A\",\"supported_triggers\":[{\"id\":\"post-login\",\"version\":\"v9\"}]}")
        .isInvalidBody("Unknown version");
    api.call(
            "POST",
            "/actions/actions",
            body("A", "post-login", ",\"secrets\":[{\"name\":\"a\"},{\"name\":\"a\"}]"))
        .isInvalidBody("Two secrets");
    api.call("POST", "/actions/actions", body("A", "post-login", ",\"modules\":[{}]")).has(400);
  }

  @Test
  void secretsRestEncryptedAreNeverShownAndStayWhenTheyAreLeftOut() {
    var more = ",\"deploy\":true,\"secrets\":[{\"name\":\"KEY\",\"value\":\"tell-nobody\"}]";
    var created = api.call("POST", "/actions/actions", body("Sealed", "post-login", more));
    var path = "/actions/actions/" + created.has(201).text("id");
    assertThat(created.raw().body()).contains("KEY").doesNotContain("tell-nobody");
    assertThat(rests("tell-nobody")).isFalse();
    for (var same :
        new String[] {"{\"name\":\"KEY\"}", "{\"name\":\"KEY\",\"value\":\"_VALUE_NOT_SHOWN_\"}"}) {
      var kept = api.call("PATCH", path, "{\"secrets\":[" + same + "]}").has(200);
      assertThat(kept.body().path("all_changes_deployed").booleanValue()).isTrue();
    }
    var changed =
        api.call("PATCH", path, "{\"secrets\":[{\"name\":\"KEY\",\"value\":\"other\"}]}").has(200);
    assertThat(changed.body().path("all_changes_deployed").booleanValue()).isFalse();
  }

  @Test
  void deployingMakesVersionsThatCanBeDeployedAgain() {
    var id = api.call("POST", "/actions/actions", body("Versions", "post-login", "")).text("id");
    var path = "/actions/actions/" + id;
    var first = api.call("POST", path + "/deploy").has(200);
    assertThat(first.body().path("number").intValue()).isEqualTo(1);
    assertThat(first.body().path("deployed").booleanValue()).isTrue();
    assertThat(api.call("POST", path + "/deploy").text("id")).isEqualTo(first.text("id"));
    api.call("PATCH", path, "{\"code\":\"2\"}").has(200);
    assertThat(api.get(path).body().path("deployed_version").path("code").stringValue())
        .startsWith("exports");
    assertThat(api.call("POST", path + "/deploy").body().path("number").intValue()).isEqualTo(2);
    var old = api.get(path + "/versions/" + first.text("id")).has(200);
    assertThat(old.body().path("deployed").booleanValue()).isFalse();
    var again = path + "/versions/" + first.text("id") + "/deploy";
    var third = api.call("POST", again, "{\"update_draft\":true}").has(200);
    assertThat(third.body().path("number").intValue()).isEqualTo(3);
    assertThat(third.text("code")).startsWith("exports");
    assertThat(api.get(path).text("code")).startsWith("exports");
    assertThat(api.call("POST", again, "").has(200).body().path("number").intValue()).isEqualTo(4);
    var versions = api.get(path + "/versions?per_page=2").has(200).body();
    assertThat(versions.path("total").intValue()).isEqualTo(4);
    assertThat(versions.path("versions").path(0).path("number").intValue()).isEqualTo(4);
    api.get(path + "/versions/none").has(404);
    api.call("DELETE", path).has(204);
    api.get(path + "/versions").has(404);
    assertThat(count("action_version", id)).isZero();
  }

  private static long count(String table, String action) {
    return api.database()
        .read(
            tx ->
                tx.sql()
                    .createQuery("SELECT COUNT(*) FROM " + table + " WHERE action_id = :id")
                    .bind("id", action)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void aDraftIsTestedWithoutEffect() {
    var id = action(api, "Untested", "post-login");
    var code =
        "exports.onExecutePostLogin = async (event, api) => {"
            + " api.user.setAppMetadata('seen', event.user.email); };";
    api.call("PATCH", "/actions/actions/" + id, Json.write(Json.object().put("code", code)))
        .has(200);
    var payload =
        api.call(
                "POST",
                "/actions/actions/" + id + "/test",
                "{\"payload\":{\"event\":{\"user\":{\"email\":\"a@example.com\"}}}}")
            .has(200)
            .body()
            .path("payload");
    assertThat(Json.text(payload, "status")).isEqualTo("ok");
    assertThat(Json.text(payload.path("effects").path(0), "text"))
        .isEqualTo("writes app_metadata.seen = \"a@example.com\"");
    api.get("/actions/executions/none").has(404);
  }

  @Test
  void theTriggersAreListedWithTheirVersions() {
    var triggers = api.get("/actions/triggers").has(200).body().path("triggers");
    assertThat(triggers.valueStream().map(t -> Json.text(t, "id")).distinct()).hasSize(14);
    assertThat(triggers.path(0).path("default_runtime").stringValue()).isEqualTo("node22");
    assertThat(triggers.path(0).path("compatible_triggers")).hasSize(2);
    api.get("/actions/triggers/none/bindings").has(404);
  }

  @Test
  void actionsAreBoundInOrderAndUnboundByForceOnly() {
    var path = "/actions/triggers/post-change-password/bindings";
    var one = action(api, "One", "post-change-password");
    action(api, "Two", "post-change-password");
    var bound =
        api.call(
            "PATCH",
            path,
            """
            {"bindings":[{"ref":{"type":"action_name","value":"Two"},"display_name":"Second"},
              {"ref":{"type":"action_id","value":"%s"}}]}"""
                .formatted(one));
    assertThat(names(bound, "bindings")).isEqualTo("Second One");
    var first = bound.body().path("bindings").path(0).path("id").stringValue();
    var again =
        api.call(
            "PATCH",
            path,
            """
            {"bindings":[{"ref":{"type":"action_name","value":"One"}},
              {"ref":{"type":"binding_id","value":"%s"},"display_name":"Two"}]}"""
                .formatted(first));
    assertThat(names(again, "bindings")).isEqualTo("One Two");
    assertThat(again.body().path("bindings").path(1).path("id").stringValue()).isEqualTo(first);
    assertThat(names(api.get(path + "?per_page=1&page=1"), "bindings")).isEqualTo("Two");
    assertThat(names(api.call("PATCH", path, "{}"), "bindings")).isEqualTo("One Two");
    api.call("DELETE", "/actions/actions/" + one).has(400);
    api.call("DELETE", "/actions/actions/" + one + "?force=true").has(204);
    assertThat(names(api.get(path), "bindings")).isEqualTo("Two");
  }

  @Test
  void onlyDeployedActionsOfTheTriggerAreBound() {
    var path = "/actions/triggers/send-phone-message/bindings";
    action(api, "Elsewhere", "post-login");
    api.call("POST", "/actions/actions", body("Draft", "send-phone-message", "")).has(201);
    var ref = "{\"ref\":{\"type\":\"%s\",\"value\":\"%s\"}}";
    for (var wrong :
        new String[] {
          ref.formatted("action_name", "Nobody"),
          ref.formatted("action_id", "none"),
          ref.formatted("binding_id", "none"),
          ref.formatted("action_name", "Elsewhere"),
          ref.formatted("action_name", "Draft"),
          ref.formatted("no_such_kind", "Draft")
        }) {
      api.call("PATCH", path, "{\"bindings\":[" + wrong + "]}").has(400);
    }
    assertThat(names(api.get(path), "bindings")).isEmpty();
  }
}
