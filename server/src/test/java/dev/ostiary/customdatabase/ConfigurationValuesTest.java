package dev.ostiary.customdatabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Values for scripts: kept and shown encrypted, as scripts see them nowhere else. */
class ConfigurationValuesTest {
  private static final ApiFixture api = new ApiFixture();

  @AfterAll
  static void stop() {
    api.close();
  }

  private static ScriptedConnection connection() {
    return ScriptedConnection.create(
        api,
        false,
        Map.of(
            "login",
            "function (e, p, cb) { cb(new Error(configuration.PASSWORD.split('').join(' '))); }"));
  }

  private static String seen(ScriptedConnection connection) {
    connection.signIn("a@example.com", "x");
    return Json.text(connection.event("f"), "description", "").replace(" ", "");
  }

  @Test
  void aValueIsShownEncryptedAndComesBackSo() {
    var connection = connection();
    var shown = api.get("/connections/" + connection.id()).has(200);
    var sealed = shown.body().at("/options/configuration/PASSWORD").asString();
    assertThat(sealed).startsWith("sealed:").doesNotContain(ScriptedConnection.PASSWORD);
    var options = (tools.jackson.databind.node.ObjectNode) shown.body().get("options");
    var body = Json.object();
    body.set("options", options);
    api.call("PATCH", "/connections/" + connection.id(), Json.write(body)).has(200);
    assertThat(seen(connection)).contains(ScriptedConnection.PASSWORD);
    ((tools.jackson.databind.node.ObjectNode) options.get("configuration"))
        .put("PASSWORD", "another");
    api.call("PATCH", "/connections/" + connection.id(), Json.write(body)).has(200);
    assertThat(seen(connection)).contains("another");
  }

  @Test
  void aSealedValueOfAnotherConnectionIsRefused() {
    var first = connection();
    var second = connection();
    var sealed =
        api.get("/connections/" + first.id())
            .body()
            .at("/options/configuration/PASSWORD")
            .asString();
    var body = "{\"options\":{\"configuration\":{\"PASSWORD\":\"%s\"}}}".formatted(sealed);
    api.call("PATCH", "/connections/" + second.id(), body).isInvalidBody("Not the sealed value");
    api.call("POST", "/connections", "{\"name\":\"X\",\"strategy\":\"auth0\"," + body.substring(1))
        .isInvalidBody("Not the sealed value");
  }

  @Test
  void nobodySeesAValue() {
    var connection = connection();
    var answer =
        api.call("GET", "/connections/" + connection.id(), "", "read:connections").has(200);
    assertThat(answer.body().toString()).doesNotContain(ScriptedConnection.PASSWORD);
    assertThat(answer.body().at("/options").has("customScripts")).isTrue();
  }

  @Test
  void optionsThatDoNotFitAreRefused() {
    for (var options :
        new String[] {
          "{\"enabledDatabaseCustomization\":\"yes\"}",
          "{\"import_mode\":1}",
          "{\"customScripts\":{\"login\":1}}",
          "{\"customScripts\":[]}",
          "{\"configuration\":{\"a\":1}}",
          "{\"customScripts\":{\"login\":\"" + "x".repeat(100_001) + "\"}}"
        }) {
      api.call(
              "POST",
              "/connections",
              "{\"name\":\"Y\",\"strategy\":\"auth0\",\"options\":" + options + "}")
          .has(400);
    }
  }
}
