package dev.ostiary.page;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.ApiFixture.Answer;
import dev.ostiary.branding.Languages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The preview is the page itself, with what is not saved yet, and it changes nothing. */
class PreviewApiTest {
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

  private static Answer preview(String query) {
    return api.get("/ostiary/v1/preview" + query);
  }

  private static String texts(String json) {
    return "&texts=" + encode(json, UTF_8);
  }

  @Test
  void showsALookThatIsNotSaved() {
    var before = preview("").has(200);
    var tried = preview("?primary=%23aa0011&background=%23102030").has(200);
    assertThat(before.text("css")).doesNotContain("#aa0011");
    assertThat(tried.text("css")).contains("--primary:#aa0011").contains("--page:#102030");
    assertThat(preview("").text("css")).isEqualTo(before.text("css"));
  }

  @Test
  void showsTextsThatAreNotSavedAndNoMarkupInThem() {
    var tried = preview("?screen=login&language=de" + texts("{\"title\":\"Hallo <b>Du</b>\"}"));
    assertThat(tried.has(200).text("html"))
        .contains("<h1>Hallo &lt;b&gt;Du&lt;/b&gt;</h1>")
        .contains("lang=\"de\"");
    assertThat(preview("?language=de").text("html")).doesNotContain("Hallo");
  }

  @Test
  void textsThatAreTakenAwayAreTheStandardAgain() {
    api.call("PUT", "/prompts/signup/custom-text/en", "{\"signup\":{\"title\":\"Join us\"}}")
        .has(200);
    assertThat(preview("?screen=signup").text("html")).contains("Join us");
    assertThat(preview("?screen=signup" + texts("{}")).text("html")).doesNotContain("Join us");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login",
        "signup",
        "reset-password-request",
        "reset-password-email",
        "reset-password",
        "reset-password-success",
        "logout",
        "email-verification-result"
      })
  void everyScreenIsShownInEveryLanguage(String screen) {
    for (var language : Languages.all()) {
      var html = preview("?screen=" + screen + "&language=" + language.tag()).has(200).text("html");
      assertThat(html).contains("<html lang=\"" + language.tag()).doesNotContain("stylesheet");
    }
  }

  @Test
  void saysWhichTextsMayBeChosenAndWhatStandsThereOtherwise() {
    var all = preview("?language=fr").has(200).body().get("texts");
    assertThat(all.valueStream().map(t -> t.get("screen") + "." + t.get("name")))
        .contains("\"login\".\"title\"", "\"signup\".\"buttonText\"")
        .doesNotHaveDuplicates();
    assertThat(all.valueStream()).allMatch(t -> !t.get("standard").stringValue().isBlank());
  }

  @Test
  void whatIsNoColourOrNoObjectIsRefused() {
    preview("?primary=red").has(400);
    preview("?screen=login" + texts("[]")).has(400);
    preview("?screen=login" + texts("{")).has(400);
  }

  @Test
  void aForeignAddressThatIsNoPictureIsNotShown() {
    var html = preview("?logo=" + encode("javascript:alert(1)", UTF_8)).has(200).text("html");
    assertThat(html).doesNotContain("javascript:");
  }
}
