package dev.ostiary.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptsApiTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    app = api.server().app(api.server().client().spa().create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String loginPage(String language) {
    return app.authorize(api.server().browser(), Map.of("ui_locales", language)).body();
  }

  @Test
  void settingsAreChangedOneByOne() {
    var after = api.call("PATCH", "/prompts", "{\"identifier_first\":true}").has(200);
    assertThat(after.text("universal_login_experience")).isEqualTo("new");
    assertThat(api.get("/prompts").has(200).body()).isEqualTo(after.body());
    api.call("PATCH", "/prompts", "{\"universal_login_experience\":\"old\"}")
        .isInvalidBody("on property universal_login_experience");
  }

  @Test
  @DisplayName("the login page speaks with the tenant's own words, as words and nothing else")
  void customTextsAreShown() {
    var path = "/prompts/login/custom-text/en";
    assertThat(api.get(path).has(200).body()).isEmpty();
    var texts =
        "{\"login\":{\"title\":\"Enter ${companyName} <b>now</b> {0} {9}\",\"buttonText\":\"Go\","
            + "\"forgotPasswordText\":\"${unknown}?\",\"x_mine\":\"kept\"}}";
    assertThat(api.call("PUT", path, texts).has(200).body()).isEqualTo(api.get(path).body());
    assertThat(loginPage("en"))
        .contains("Enter Ostiary &lt;b&gt;now&lt;/b&gt; {0} {9}")
        .contains("Go")
        .contains("Forgot your password?")
        .doesNotContain("<b>now", "${unknown}");
    assertThat(loginPage("de")).doesNotContain("Enter Ostiary");
    assertThat(api.call("PUT", path, "{}").has(200).body()).isEmpty();
    assertThat(loginPage("en")).contains("Sign in").doesNotContain("Enter Ostiary");
  }

  @ParameterizedTest
  @CsvSource({
    "/prompts/none/custom-text/en,prompt,Name of the prompt",
    "/prompts/login/custom-text/xx,language,Language of the texts",
    "/prompts/none/partials,prompt,Name of the prompt",
    "/prompts/mfa/partials,prompt,Name of the prompt",
    "/prompts/none/screen/login/rendering,prompt,Name of the prompt",
    "/prompts/login/screen/none/rendering,screen,Name of the screen"
  })
  void unknownNamesAreRefused(String path, String parameter, String about) {
    var answer = api.get(path).has(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_uri");
    assertThat(answer.text("message"))
        .startsWith("Path validation error: 'Invalid value ")
        .endsWith("on property " + parameter + " (" + about + ").");
  }

  @Test
  void partialsAreReplacedAsAWhole() {
    var path = "/prompts/login/partials";
    assertThat(api.get(path).has(200).body()).isEmpty();
    var body = "{\"login\":{\"form-content-start\":\"<p>hi</p>\"}}";
    assertThat(api.call("PUT", path, body).has(200).raw().body()).isEqualTo(body);
    assertThat(api.get(path).raw().body()).isEqualTo(body);
    assertThat(loginPage("en")).doesNotContain("<p>hi</p>");
    api.call("PUT", path, "{\"login\":{\"form-content-start\":1}}").isInvalidBody("on property");
    api.call("PUT", path, "{\"login\":null}").has(200);
    assertThat(api.call("PUT", path, "{}").has(200).body()).isEmpty();
  }

  @Test
  void screensSayWhoDrawsThem() {
    var path = "/prompts/login-id/screen/login-id/rendering";
    assertThat(api.get(path).has(200).text("rendering_mode")).isEqualTo("standard");
    assertThat(api.get("/prompts/rendering").has(200).body().get("configs")).isEmpty();
    var change =
        "{\"rendering_mode\":\"advanced\",\"context_configuration\":[\"branding.settings\"],"
            + "\"head_tags\":[{\"tag\":\"script\",\"attributes\":{\"src\":\"https://a.example/a.js\"}}]}";
    var after = api.call("PATCH", path, change).has(200);
    assertThat(after.body().at("/head_tags/0/tag").asString("")).isEqualTo("script");
    assertThat(api.get(path).text("rendering_mode")).isEqualTo("advanced");
    assertThat(api.get(path).text("screen")).isEqualTo("login-id");
    api.call(
            "PATCH",
            "/prompts/rendering",
            "{\"configs\":[{\"prompt\":\"signup\",\"screen\":\"signup\","
                + "\"rendering_mode\":\"standard\"}]}")
        .has(200);
    var list = api.get("/prompts/rendering?include_totals=true&per_page=1").has(200);
    assertThat(list.body().get("configs")).hasSize(1);
    assertThat(list.body().get("total").asInt()).isEqualTo(2);
    assertThat(api.get("/prompts/rendering?prompt=signup").body().get("configs")).hasSize(1);
    assertThat(api.get("/prompts/rendering?rendering_mode=advanced").body().get("configs"))
        .hasSize(1);
    api.call("PATCH", path, "{\"rendering_mode\":\"odd\"}").isInvalidBody("rendering_mode");
    api.call("PATCH", "/prompts/rendering", "{\"configs\":[{\"prompt\":\"x\",\"screen\":\"y\"}]}")
        .isInvalidBody("configs[0].prompt");
  }
}
