package dev.ostiary.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.extension.TestPrograms;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Drafts and other code, tried. */
class ScriptRunsTest {
  private static final String CODE =
      """
      exports.onExecutePostLogin = async (event, api) => {
        api.user.setAppMetadata('length', (event.secrets.KEY ?? '').length);
      };
      """;

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static String action;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    action =
        new TestPrograms(api).action("With a key", "post-login", CODE, Map.of("KEY", "0123456789"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static ObjectNode run(ObjectNode request) {
    request.put("kind", "action").put("trigger", "post-login").putObject("event");
    return (ObjectNode)
        api.call("POST", "/ostiary/v1/script-runs", Json.write(request)).has(200).body();
  }

  private static int seen(ObjectNode result) {
    return result.path("commands").path(0).path("arguments").path(1).asInt();
  }

  @Test
  void onlyADraftFindsTheSecretsOfItsAction() {
    assertThat(seen(run(Json.object().put("id", action)))).isEqualTo(10);
    // The code of the draft runs, whatever else is sent with its id.
    var swapped =
        run(Json.object().put("id", action).put("code", "console.log(event.secrets.KEY)"));
    assertThat(seen(swapped)).isEqualTo(10);
    assertThat(seen(run(Json.object().put("code", CODE)))).isZero();
  }

  @Test
  void anUnknownDraftIsNotFound() {
    var request = Json.object().put("kind", "action").put("id", "none");
    api.call("POST", "/ostiary/v1/script-runs", Json.write(request)).has(404);
  }
}
