package dev.ostiary.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandingApiTest {
  private static final String NO_THEME =
      "There was an error retrieving branding settings: invalid theme ID";
  private static final String THEME =
      """
      {"borders":{"button_border_radius":1,"button_border_weight":1,"buttons_style":"pill",
        "input_border_radius":3,"input_border_weight":1,"inputs_style":"rounded",
        "show_widget_shadow":true,"widget_border_weight":1,"widget_corner_radius":3},
       "colors":{"body_text":"#1e212a","error":"#d03c38","header":"#1e212a","icons":"#65676e",
        "input_background":"#fff","input_border":"#c9cace","input_filled_text":"#000000",
        "input_labels_placeholders":"#65676e","links_focused_components":"#635dff",
        "primary_button":"#a1b2c3","primary_button_label":"#ffffff",
        "secondary_button_border":"#c9cace","secondary_button_label":"#1e212a",
        "success":"#13a688","widget_background":"#ffffff","widget_border":"#c9cace80"},
       "fonts":{"body_text":{"bold":false,"size":87},"buttons_text":{"bold":false,"size":100},
        "font_url":"","input_labels":{"bold":false,"size":100},"links":{"bold":true,"size":87},
        "links_style":"normal","reference_text_size":16,"subtitle":{"bold":false,"size":87},
        "title":{"bold":false,"size":150}},
       "page_background":{"background_color":"#0d1e2f","background_image_url":"",
        "page_layout":"center"},
       "widget":{"header_text_alignment":"center","logo_height":52,"logo_position":"center",
        "logo_url":"https://cdn.example/theme.png","social_buttons_layout":"bottom"}}
      """;

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

  private static String css() {
    return api.server().http().get("/assets/brand.css").body();
  }

  private static String page() {
    return api.server().http().get("/u/reset-password/request").body()
        + api.server().http().get("/").body();
  }

  @Test
  void thePagesWearTheBrandingAndAboveItTheTheme() {
    api.call(
            "PATCH",
            "/branding",
            "{\"colors\":{\"primary\":\"#abc\",\"page_background\":{\"type\":\"linear-gradient\","
                + "\"start\":\"#102030\",\"end\":\"#fff\",\"angle_deg\":35}},"
                + "\"logo_url\":\"https://cdn.example/logo.png\"}")
        .has(200);
    assertThat(css()).contains("--primary:#aabbcc").contains("--page:#102030");
    assertThat(page()).contains("https://cdn.example/logo.png");
    var theme = api.call("POST", "/branding/themes", THEME).has(200).text("themeId");
    assertThat(css()).contains("--primary:#a1b2c3").contains("--page:#0d1e2f");
    assertThat(page()).contains("https://cdn.example/theme.png");
    api.call("DELETE", "/branding/themes/" + theme).has(204);
    assertThat(css()).contains("--primary:#aabbcc");
    var after = api.call("PATCH", "/branding", "{\"colors\":{\"primary\":\"#123456\"}}").has(200);
    assertThat(after.body().at("/colors/page_background/start").asString("")).isEqualTo("#102030");
    assertThat(api.get("/branding").body()).isEqualTo(after.body());
    api.call("PATCH", "/branding", "{\"colors\":null,\"logo_url\":null}").has(200);
    assertThat(css()).contains("--primary:#1f4e79");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"colors\":{\"primary\":\"red\"}}|colors.primary",
        "{\"colors\":{\"primary\":\"#12345g\"}}|colors.primary",
        "{\"logo_url\":\"javascript:alert(1)\"}|logo_url",
        "{\"font\":{\"url\":\"//x\"}}|font.url",
        "{\"colors\":[]}|colors"
      })
  void whatMakesNoSenseIsRefused(String body, String where) {
    api.call("PATCH", "/branding", body).isInvalidBody("on property " + where);
  }

  @Test
  void thereIsOneTheme() {
    api.get("/branding/themes/default").isError(404, "theme_not_found", NO_THEME);
    var made = api.call("POST", "/branding/themes", THEME).has(200);
    var path = "/branding/themes/" + made.text("themeId");
    assertThat(api.get(path).has(200).body()).isEqualTo(made.body());
    assertThat(api.get("/branding/themes/default").has(200).body()).isEqualTo(made.body());
    api.call("POST", "/branding/themes", THEME).has(409);
    assertThat(api.call("PATCH", path, "{\"displayName\":\"Ours\"}").has(200).text("displayName"))
        .isEqualTo("Ours");
    assertThat(api.call("PATCH", path, THEME).has(200).body().get("fonts"))
        .isEqualTo(Json.own(THEME).get("fonts"));
    api.call("DELETE", path).has(204);
    api.get(path).isError(404, "theme_not_found", NO_THEME);
    api.call("DELETE", path)
        .isError(
            404,
            "theme_not_found",
            "There was an error deleting branding settings: invalid theme ID");
    api.call("POST", "/branding/themes", "{}").isInvalidBody("Missing required property: borders");
    api.call("POST", "/branding/themes", THEME.replace("\"pill\"", "\"round\""))
        .isInvalidBody("borders.buttons_style");
  }

  @Test
  void theTemplateOfThePagesComesAndGoes() {
    var path = "/branding/templates/universal-login";
    var page = "<html>{%- auth0:head -%}{%- auth0:widget -%}</html>";
    api.get(path).isError(404, "inexistent_templates_universal_login", "Template does not exist.");
    api.call("PUT", path, "{\"template\":\"" + page + "\"}").has(201);
    api.call("PUT", path, "\"" + page + "\"").has(204);
    assertThat(api.get(path).has(200).text("body")).isEqualTo(page);
    api.call("PUT", path, "\"<html></html>\"").isInvalidBody("must contain {%- auth0:head -%}");
    api.call("PUT", path, "{}").isInvalidBody("Missing required property: template");
    api.call("DELETE", path).has(204);
    api.get(path).has(404);
  }

  @Test
  @DisplayName("the token of a phone provider is kept sealed and never shown")
  void phoneProvidersKeepTheirSecret() {
    var path = "/branding/phone/providers";
    var body =
        "{\"name\":\"twilio\",\"configuration\":{\"sid\":\"AC1\",\"delivery_methods\":[\"text\"]},"
            + "\"credentials\":{\"auth_token\":\"hush-token\"}}";
    var made = api.call("POST", path, body).has(201);
    assertThat(made.text("id")).matches("pro_[1-9A-HJ-NP-Za-km-z]{22}");
    assertThat(made.text("channel")).isEqualTo("phone");
    assertThat(made.raw().body()).doesNotContain("hush", "credentials");
    var one = path + "/" + made.text("id");
    assertThat(api.get(one).has(200).body()).isEqualTo(made.body());
    assertThat(api.call("PATCH", one, "{\"disabled\":true}").has(200).raw().body())
        .doesNotContain("hush");
    assertThat(api.get(path).has(200).body().get("providers")).hasSize(1);
    assertThat(api.get(path + "?disabled=false").body().get("providers")).isEmpty();
    assertThat(
            api.database()
                .read(tx -> tx.sql().createQuery("SELECT * FROM document").mapToMap().list())
                .toString())
        .doesNotContain("hush-token");
    api.call("POST", path, body).has(409);
    api.call("POST", one + "/try", "{\"to\":\"+15550100\"}").has(403);
    api.call("PATCH", one, "{\"name\":\"none\"}").isInvalidBody("on property name");
    api.call("DELETE", one).has(204);
    api.get(one).has(404);
    api.call("POST", path, "{\"name\":\"twilio\",\"credentials\":{}}").isInvalidBody("auth_token");
    var custom =
        "{\"name\":\"custom\",\"credentials\":{},\"configuration\":{\"delivery_methods\":[\"voice\"]}}";
    api.call("DELETE", path + "/" + api.call("POST", path, custom).has(201).text("id")).has(204);
  }

  @Test
  void phoneTemplatesAreOneForEachType() {
    var path = "/branding/phone/templates";
    var made = api.call("POST", path, "{\"type\":\"otp_verify\"}").has(201);
    var one = path + "/" + made.text("id");
    assertThat(made.text("id")).matches("tem_[1-9A-HJ-NP-Za-km-z]{22}");
    assertThat(made.body().at("/content/syntax").asString("")).isEqualTo("liquid");
    api.call("POST", path, "{\"type\":\"otp_verify\"}").has(409);
    var change = "{\"content\":{\"body\":{\"text\":\"Yours: {{ code }}\"}},\"disabled\":true}";
    var after = api.call("PATCH", one, change).has(200);
    assertThat(after.body().at("/content/body/text").asString("")).isEqualTo("Yours: {{ code }}");
    assertThat(after.body().at("/content/syntax").asString("")).isEqualTo("liquid");
    assertThat(api.get(one).has(200).body()).isEqualTo(after.body());
    assertThat(api.get(path + "?disabled=true").body().get("templates")).hasSize(1);
    assertThat(api.call("PATCH", one + "/reset", "").has(200).body().get("content"))
        .isEqualTo(made.body().get("content"));
    api.call("PATCH", one, "{\"type\":\"otp_enroll\"}")
        .isInvalidBody("Additional properties not allowed: type");
    api.call("POST", path, "{\"type\":\"x\"}").isInvalidBody("on property type");
    api.call("DELETE", one).has(204);
    api.get(one).has(404);
  }
}
